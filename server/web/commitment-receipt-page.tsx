import type { ReceiptReading } from '../app/commitment/read-commitment-receipt.ts';
import type { CommitmentDocument } from '../core/commitment/commitment-document.ts';
import { checkInWords, type ReceiptStanding, STANDING_LABELS } from '../core/commitment/commitment-receipt.ts';
import { SIGNATURE_LABELS } from '../core/commitment/signature.ts';
import { COMMITMENT_LABELS, type CommitmentState } from '../core/commitment/state.ts';
import { Section } from './commitment-text-view.tsx';
import { longDay, longMoment } from './dates.ts';
import { Facts } from './facts.tsx';
import { html, Page } from './page.tsx';
import { Qr } from './qr.tsx';
import type { Site } from './site.ts';

const TONES: Partial<Record<CommitmentState, string>> = {
  ...{ true: 'free', exempt: 'open', signed: 'open', decided: 'open', repaired: 'open', upheld: 'open' },
  ...{ mismatch: 'act', objected: 'act', dismissed: 'act' },
};

/**
 * A commitment, for a phone and for one sheet of A4: what it is now, and whether it is what was signed. `pdf`: where it is printed, for
 * who came by the full address.
 */
export function receiptPage(site: Site, reading: ReceiptReading, pdf: string | null): string {
  const { receipt, standing, document } = reading;
  const broken = standing === 'broken';
  const { number, state } = receipt;
  return html(
    <Page site={site} title={`告知承诺书 ${number}`} unlisted>
      <article class="slip" data-tone={broken ? 'danger' : (TONES[state] ?? 'kept')}>
        <header>
          <div>
            <p class="slip-name">告知承诺书</p>
            <h1 class="number">{number}</h1>
          </div>
          <figure>
            <Qr text={`${site.publicUrl}/commitments/${number}`} label={`二维码:查验 ${number}`} />
            <figcaption>扫码核对</figcaption>
          </figure>
        </header>
        <p class="verdict">
          <span>{broken ? '和签的时候对不上,先别用' : COMMITMENT_LABELS[state]}</span>
        </p>
        <Facts rows={factsOf(reading)} />
        {document && <Said document={document} />}
        <Hash standing={standing} digest={receipt.digest} />
        <ForWindow site={site} reading={reading} />
      </article>
      <p class="no-print whole">
        {pdf !== null && document !== null && !broken && (
          <>
            <a href={pdf}>下载承诺书(PDF)</a> ·{' '}
          </>
        )}
        <a href="/">问别的</a>
      </p>
    </Page>,
  );
}

function factsOf({ receipt, document }: ReceiptReading): readonly (readonly [string, string])[] {
  const { signedOn, changedOn, version } = receipt;
  return [
    ...(document === null ? [] : [['承诺人', document.maskedName] as const]),
    ['签于', document === null ? longDay(signedOn) : longMoment(document.signedAt)],
    ['文本', version],
    ['核查方式', checkInWords(receipt)],
    ...(document?.exempt ? [['免核原因', document.exempt] as const] : []),
    ...(changedOn === signedOn ? [] : [['最近变动', longDay(changedOn)] as const]),
    ...(document === null
      ? []
      : [['身份', document.identityLabel] as const, ['签名', SIGNATURE_LABELS[document.signature.kind]] as const]),
  ];
}

/** The text without what he filled in: who holds the full address may show it at a window. */
function Said({ document: { sections } }: { readonly document: CommitmentDocument }) {
  return (
    <div class="commitment">
      {sections
        .filter(({ personal }) => !personal)
        .map((section) => (
          <Section key={section.heading} section={section} />
        ))}
    </div>
  );
}

function Hash({ standing, digest }: { readonly standing: ReceiptStanding; readonly digest: string }) {
  return (
    <section class="chain">
      <h2>哈希:{STANDING_LABELS[standing]}</h2>
      <p>签的时候看到的每一个字、身份核验、签名和时间,一起算出的 SM3:</p>
      <p class="hash">{digest}</p>
    </section>
  );
}

const STANDS: readonly CommitmentState[] = ['signed', 'decided', 'true', 'exempt', 'upheld'];

const BY_NUMBER = '这一页不写是谁、承诺的是什么,请本人出示自己的完整链接。';
const BY_ADDRESS = '姓名全名、证件号和填写的内容不写在这里。';

type Window = { readonly site: Site; readonly reading: ReceiptReading };

function ForWindow({ site: { county }, reading: { receipt, standing, document } }: Window) {
  const stands = standing !== 'broken' && STANDS.includes(receipt.state);
  return (
    <section class="clerk">
      <h2>给窗口工作人员</h2>
      <p>
        {stands
          ? `核对是本人以后,凭它办事,不要再要那份证明。${document === null ? BY_NUMBER : BY_ADDRESS}`
          : '这份承诺现在不能代替证明,请看上面的状态,照普通方式办。'}
      </p>
      {county.fictional && <p>{county.name}是虚构的,这份承诺书仅供试用。</p>}
    </section>
  );
}

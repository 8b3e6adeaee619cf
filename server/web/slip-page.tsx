import type { Answer } from '../core/answer/answer.ts';
import { verdictOf } from '../core/answer/verdict.ts';
import type { Slip } from '../core/slip/slip.ts';
import { clerkLine } from './clerk-line.ts';
import { Facts } from './facts.tsx';
import { LinkedText } from './linked-text.tsx';
import { html, Page } from './page.tsx';
import { Qr } from './qr.tsx';
import type { Site } from './site.ts';
import { slipFacts } from './slip-facts.ts';
import { ToneIcon } from './tone.tsx';

export type SlipView = {
  readonly slip: Slip;
  readonly current: Answer;
  /** The rule has changed since. */
  readonly moved: boolean;
  /** The day up to which the clerk may rely on it has passed. */
  readonly expired: boolean;
};

/** 免证凭条, for a phone and for one sheet of A4: what the window does instead of asking for the paper, and on what rule. */
export function slipPage(site: Site, view: SlipView): string {
  const { slip } = view;
  const tone = view.moved ? 'kept' : verdictOf(slip.answer.verdict).tone;
  return html(
    <Page site={site} title={`免证凭条 ${slip.number}`} unlisted>
      <Notice view={view} />
      <article class={view.moved ? 'slip void' : 'slip'} data-tone={tone}>
        <header>
          <div>
            <p class="slip-name">免证凭条</p>
            <h1 class="number">{slip.number}</h1>
          </div>
          <figure>
            <Qr text={`${site.publicUrl}/slips/${slip.number}`} label={`二维码:打开凭条 ${slip.number}`} />
            <figcaption>扫码核对</figcaption>
          </figure>
        </header>
        {view.moved && <p class="void-word">出具那天的回答(现在不再有效):</p>}
        <p class="verdict">
          <ToneIcon tone={tone} />
          <span>{slip.answer.headline}</span>
        </p>
        <div class="lines">
          {slip.answer.lines.map((line) => (
            <p key={line}>
              <LinkedText text={line} />
            </p>
          ))}
        </div>
        <Facts rows={slipFacts(view.slip, site.county.name).map(({ name, value }) => [name, value])} />
        <ForClerk site={site} view={view} />
      </article>
      <p class="no-print">
        <a href="/">再问一件事</a>
      </p>
    </Page>,
  );
}

function Notice({ view: { moved, expired, current } }: { view: SlipView }) {
  if (moved)
    return (
      <section class="notice" role="status">
        <p class="notice-title">规则已更新</p>
        <p>这张凭条出具以后,规则变了。现在的回答是:{current.headline}</p>
        {current.lines.map((line) => (
          <p key={line}>
            <LinkedText text={line} />
          </p>
        ))}
      </section>
    );
  if (!expired) return null;
  return (
    <section class="notice" role="status">
      <p class="notice-title">凭条已过期</p>
      <p>规则到今天没有变,请重新问一次,拿一张新的凭条。</p>
    </section>
  );
}

function ForClerk({ site: { county }, view }: { site: Site; view: SlipView }) {
  return (
    <section class="clerk">
      <h2>给窗口工作人员</h2>
      <p>
        {view.moved || view.expired ? '这张凭条不能再用,请按现行清单办理。' : clerkLine(view.slip.answer, county.id)}
      </p>
      <p>
        凭条上没有个人信息,只写规则;扫码看到的和纸上一致才算数。对规则有疑问,请打{county.keepers.name}{' '}
        <a href={`tel:${county.keepers.telephone}`}>{county.keepers.telephone}</a>,不要让群众来回跑。
      </p>
      {county.fictional && <p>{county.name}是虚构的,这张凭条仅供试用。</p>}
    </section>
  );
}

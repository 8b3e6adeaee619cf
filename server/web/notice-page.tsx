import type { NoticeReading } from '../app/notice/read-notice.ts';
import { basisText } from '../core/answer/citation.ts';
import { noticeFacts } from '../core/notice/notice-facts.ts';
import { standingOf } from '../core/notice/notice-words.ts';
import { statementOf } from '../core/notice/public-notice.ts';
import type { NoticeState } from '../core/notice/state.ts';
import type { Day } from '../core/time.ts';
import { BoardBanner } from './board-banner.tsx';
import { LinkedText } from './linked-text.tsx';
import { NoticeChain } from './notice-chain.tsx';
import { html, Page } from './page.tsx';
import { Qr } from './qr.tsx';
import type { Site } from './site.ts';
import { StandingText } from './standing-text.tsx';

export type NoticeView = {
  readonly reading: NoticeReading;
  /** What is wrong with the board as a whole. */
  readonly boardFaults: readonly string[];
  readonly today: Day;
  /** There is a code that opens it in the mini-program. */
  readonly inProgram: boolean;
};

const TONES: Partial<Record<NoticeState, string>> = {
  published: 'open',
  effective: 'free',
  reissued: 'free',
  disputed: 'act',
};

const ERASED = '内容已到归档日,按期删除。手里存了凭证的,仍可用离线脚本核对。';

/** One notice, for a phone and for one sheet of A4: what was announced, whether it stands, and where it stands in the chain. */
export function noticePage(site: Site, { reading, boardFaults, today, inProgram }: NoticeView): string {
  const { notice, faults } = reading;
  const tone = faults.length > 0 ? 'danger' : (TONES[notice.state] ?? 'kept');
  const all = [...faults, ...boardFaults.filter((fault) => !faults.includes(fault))];
  return html(
    <Page site={site} title={`遗失声明 ${notice.number}`} unlisted>
      <BoardBanner faults={all} />
      <article class="slip" data-tone={tone}>
        <header>
          <div>
            <p class="slip-name">遗失声明</p>
            <h1 class="number">{notice.number}</h1>
          </div>
          <figure>
            <Qr text={`${site.publicUrl}/board/${notice.number}`} label={`二维码:打开声明 ${notice.number}`} />
            <figcaption>扫码核对</figcaption>
          </figure>
          {inProgram && (
            <figure>
              <img class="qr" src={`/board/${notice.number}/code`} alt={`小程序码:打开声明 ${notice.number}`} />
              <figcaption>微信里看</figcaption>
            </figure>
          )}
        </header>
        <p class="verdict">
          <span>
            <StandingText text={faults.length === 0 ? standingOf(notice, today) : '和原来公示的对不上,先别用'} />
          </span>
        </p>
        {faults.length === 0 && <p class="notice-text">{statementOf(notice) ?? ERASED}</p>}
        <Facts reading={reading} />
        <NoticeChain reading={reading} />
        <ForWindow site={site} reading={reading} />
      </article>
      <p class="no-print whole">
        {notice.title !== null && faults.length === 0 && (
          <>
            <a href={`/board/${notice.number}.pdf`}>下载公示证明(PDF)</a> ·{' '}
          </>
        )}
        <a href="/board">回公示板</a> · <a href="/verify">查验别的</a>
      </p>
    </Page>,
  );
}

function Facts({ reading }: { reading: NoticeReading }) {
  const { kind, reissuer, notice, identity } = reading;
  return (
    <dl class="facts">
      {noticeFacts(notice, identity).map(({ label, value }) => (
        <Fact key={label} name={label} value={value} />
      ))}
      {notice.corrects && <LinkFact name="更正的是" number={notice.corrects} />}
      {notice.correctedBy && <LinkFact name="已更正为" number={notice.correctedBy} />}
      {kind && <Fact name="谁认" value={kind.accepts} />}
      {kind && <Fact name="依据" value={basisText(kind.basis)} />}
      {reissuer && <Fact name="补发" value={`${reissuer.name} ${reissuer.telephone}`} />}
    </dl>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <LinkedText text={value} />
      </dd>
    </div>
  );
}

function LinkFact({ name, number }: { name: string; number: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <a href={`/board/${number}`}>{number}</a>
      </dd>
    </div>
  );
}

const NOT_GOOD = '这份声明现在不能作为补发的依据,请看上面的状态。';

function forWindow(state: NoticeState): string {
  if (state === 'reissued') return '已经凭它补办过了,不再凭它补发;拿旧证来的,旧证作废。';
  const stands = state === 'published' || state === 'effective';
  return stands ? '核对本人和完整证号以后,凭这份声明办补发,不要再要登报的报纸。' : NOT_GOOD;
}

function ForWindow({ site: { county }, reading: { notice, faults } }: { site: Site; reading: NoticeReading }) {
  const good = faults.length === 0;
  return (
    <section class="clerk">
      <h2>给窗口工作人员</h2>
      <p>{good ? forWindow(notice.state) : NOT_GOOD}</p>
      {county.fictional && <p>{county.name}是虚构的,这份声明仅供试用。</p>}
    </section>
  );
}

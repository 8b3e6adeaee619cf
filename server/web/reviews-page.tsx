import type { QueuedNotice, ReviewQueue } from '../app/notice/review-desk.ts';
import { spokenTime } from '../core/calendar/spoken-time.ts';
import type { Instant } from '../core/time.ts';
import { DeskFrame } from './desk-frame.tsx';
import { html } from './page.tsx';
import type { Site } from './site.ts';

/** The reviewer's queue: which kind, since when. Nothing of who filed it. */
export function reviewsPage(site: Site, { me, now, waiting, disputed }: ReviewQueue): string {
  return html(
    <DeskFrame site={site} title="审核遗失声明">
      <section class="desk-head">
        <h1>等审核的遗失声明 {waiting.length} 份</h1>
        <p class="quiet">
          {me} · {spokenTime(now, now)} · <a href="/desk/notices">刷新</a> · <a href="/desk">转人工</a> ·{' '}
          <a href="/desk/objections">承诺的异议</a>
        </p>
      </section>
      <form class="filter" method="get" action="/desk/notices">
        <div class="find">
          <label for="number">有人提异议、要撤销的,按公示编号找</label>
          <input id="number" name="number" type="search" placeholder="YS-20190715-0031" autocomplete="off" required />
          <button type="submit">找</button>
        </div>
      </form>
      <form class="filter no-print" method="get" action="/desk/notices/export">
        <p class="find-title">导出公示过的(掩码后,最多 5,000 行;谁导的会留痕)</p>
        <div class="fields">
          <p>
            <label for="from">公示日期从</label>
            <input id="from" name="from" type="date" />
          </p>
          <p>
            <label for="until">到</label>
            <input id="until" name="until" type="date" />
          </p>
        </div>
        <p class="find-act">
          <button type="submit" name="format" value="xlsx">
            导出 Excel
          </button>{' '}
          <button type="submit" name="format" value="csv">
            导出 CSV
          </button>
        </p>
      </form>
      <section aria-label="等审核的">
        {waiting.length === 0 ? <p class="lead">没有等审核的。</p> : <Queue rows={waiting} now={now} />}
      </section>
      <section aria-labelledby="disputed">
        <h2 id="disputed">有异议、等决定的</h2>
        {disputed.length === 0 ? <p class="quiet">没有。</p> : <Queue rows={disputed} now={now} />}
      </section>
    </DeskFrame>,
  );
}

function Queue({ rows, now }: { rows: readonly QueuedNotice[]; now: Instant }) {
  return (
    <ul class="desk-queue">
      {rows.map(({ case: typed, number, kind, since }) => (
        <li key={typed}>
          <a href={`/desk/notices/${typed}`}>
            受理号 {typed} · {kind}
          </a>
          <p>
            {spokenTime(since, now)}
            {number !== null && <> · {number}</>}
          </p>
        </li>
      ))}
    </ul>
  );
}

import type { ObjectionQueue, QueuedObjection } from '../app/commitment/objection-desk.ts';
import { spokenTime } from '../core/calendar/spoken-time.ts';
import type { Instant } from '../core/time.ts';
import { DeskFrame } from './desk-frame.tsx';
import { html } from './page.tsx';
import type { Site } from './site.ts';

/** Objections that wait for a reviewer, and what may be repaired. Nothing of who signed. */
export function objectionsPage(site: Site, { me, now, objected, recorded }: ObjectionQueue): string {
  return html(
    <DeskFrame site={site} title="复核异议">
      <section class="desk-head">
        <h1>等复核的异议 {objected.length} 份</h1>
        <p class="quiet">
          {me} · {spokenTime(now, now)} · <a href="/desk/objections">刷新</a> · <a href="/desk">转人工</a> ·{' '}
          <a href="/desk/notices">遗失声明</a>
        </p>
        <p class="quiet">对遗失声明的异议在“遗失声明”里办。自己核查的不能自己复核。</p>
      </section>
      <section aria-label="等复核的">
        {objected.length === 0 ? <p class="lead">没有等复核的。</p> : <Queue rows={objected} now={now} />}
      </section>
      <section aria-labelledby="recorded">
        <h2 id="recorded">记了失信、还没修复的</h2>
        {recorded.length === 0 ? <p class="quiet">没有。</p> : <Queue rows={recorded} now={now} />}
      </section>
    </DeskFrame>,
  );
}

function Queue({ rows, now }: { rows: readonly QueuedObjection[]; now: Instant }) {
  return (
    <ul class="desk-queue">
      {rows.map(({ number, proof, since }) => (
        <li key={number}>
          <a href={`/desk/objections/${number}`}>
            {number} · {proof}
          </a>
          <p>{spokenTime(since, now)}</p>
        </li>
      ))}
    </ul>
  );
}

import type { DeskView, QueuedHandOver } from '../app/desk/view-desk.ts';
import { spokenTime } from '../core/calendar/spoken-time.ts';
import { REASONS } from '../core/hand-over/hand-over.ts';
import { channelLabel } from '../core/hand-over/post.ts';
import type { Instant } from '../core/time.ts';
import { type DeskForms, DeskFrame, FormKeys } from './desk-frame.tsx';
import { html } from './page.tsx';
import type { Site } from './site.ts';

/** The queue: who waits, since when, who answers. Nothing of what was said. */
export function deskPage(site: Site, view: DeskView, forms: DeskForms): string {
  const { me, now, open, closed, warnings } = view;
  return html(
    <DeskFrame site={site} title="转人工">
      <section class="desk-head">
        <h1>等人回的 {open.length} 个</h1>
        <p class="quiet">
          {me} · {spokenTime(now, now)} · <a href="/desk">刷新</a> · <a href="/desk/notices">审核遗失声明</a> ·{' '}
          <a href="/desk/objections">复核异议</a> · <a href="/desk/complaints">群众反映</a>
        </p>
        {warnings.map((each) => (
          <p class="desk-warning" role="note" key={each}>
            要处理:{each}
          </p>
        ))}
      </section>
      <section aria-label="等人回的">
        {open.length === 0 ? <p class="lead">没有人在等。</p> : <Queue rows={open} now={now} />}
      </section>
      <section aria-labelledby="closed">
        <h2 id="closed">一周内结束的</h2>
        {closed.length === 0 ? <p class="quiet">还没有。</p> : <Queue rows={closed} now={now} />}
      </section>
      <form class="desk-leave" method="post" action="/desk/leave">
        <FormKeys token={forms.token} drawn={forms.key} />
        <button type="submit">退出登录</button>
      </form>
    </DeskFrame>,
  );
}

function Queue({ rows, now }: { rows: readonly QueuedHandOver[]; now: Instant }) {
  return (
    <ul class="desk-queue">
      {rows.map((row) => (
        <li key={row.number} data-urgent={row.reason === 'urgent' ? 'true' : undefined}>
          <a href={`/desk/hand-overs/${row.number}`}>
            {row.number} 号 · {REASONS[row.reason]}
          </a>
          <p>
            {row.place} · {channelLabel(row.channel)} · {spokenTime(row.openedAt, now)}
            {row.closedAt === null && <>(已等 {age(now - row.openedAt)})</>}
          </p>
          <p>{stateOf(row, now)}</p>
        </li>
      ))}
    </ul>
  );
}

/** Who answers, or how it ended. */
export function stateOf({ holder, answeredAt, closedAt, closedBy }: QueuedHandOver, now: Instant): string {
  if (closedAt !== null) {
    const by = closedBy === 'citizen' ? '群众自己退出' : `${closedBy ?? ''}交还`;
    return `${spokenTime(closedAt, now)} ${by}`;
  }
  if (holder === null || answeredAt === null) return '还没人接';
  return `${holder}接着,最后一句 ${spokenTime(answeredAt, now)}`;
}

function age(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  if (minutes < 60) return `${minutes} 分钟`;
  return minutes < 24 * 60 ? `${Math.floor(minutes / 60)} 小时` : `${Math.floor(minutes / (24 * 60))} 天`;
}

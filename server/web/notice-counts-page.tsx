import type { DayRows, NoticeCounts } from '../app/notice/count-notices.ts';
import type { BoardCount } from '../core/notice/board-count.ts';
import { NOTICE_LABELS } from '../core/notice/state.ts';
import { longMoment } from './dates.ts';
import { html, Page } from './page.tsx';
import type { Site } from './site.ts';

/** 公示板统计: every number opens what it is the sum of; those of a day stand beside their rows. */
export function noticeCountsPage(site: Site, { at, within, total, parts, spared, day }: NoticeCounts): string {
  const title = `${within === '' ? '' : `${within} `}遗失声明统计`;
  return html(
    <Page site={site} title={`${title} · 证跑跑`} unlisted>
      <section class="list-head">
        <h1>{title}</h1>
        <p>
          少登报 {grouped(spared.notices)} 件 = 公示 {grouped(total.published)} 件 − 更正 {grouped(total.corrected)}{' '}
          件(更正的和原来的算一件)。
        </p>
        <p>
          约省 {grouped(spared.yuan)} 元 = {grouped(spared.notices)} 件 × 每件 {spared.each} 元。
        </p>
        <p>补办一件事 {grouped(total.reissued)} 件:凭声明补了新证,没有再开证明。</p>
        <p class="quiet">每件的钱:{spared.source}。</p>
        <p class="quiet">截至{longMoment(at)}。点数字看它是哪些加起来的。补办由补发部门办结时记一件。</p>
      </section>
      <Table within={within} total={total} parts={parts} />
      {day && <Day rows={day} day={within} total={total} />}
      <p class="no-print">
        {within !== '' && (
          <>
            <a href={within.length > 7 ? `/notices?within=${within.slice(0, 7)}` : '/notices'}>上一级</a> ·{' '}
          </>
        )}
        <a href="/board">回公示板</a>
      </p>
    </Page>,
  );
}

const COLUMNS = [
  ['published', '公示'],
  ['corrected', '更正'],
  ['withdrawn', '找到撤销'],
  ['revoked', '不实撤销'],
  ['effective', '期满'],
  ['reissued', '补办'],
  ['standing', '现在有效'],
] as const;

function Table({ within, total, parts }: Pick<NoticeCounts, 'within' | 'total' | 'parts'>) {
  if (total.published === 0 && parts.length === 0) return <p class="empty">还没有声明。</p>;
  return (
    <table class="counts">
      <caption>件数。“现在有效”是这段时间公示的里面,现在还有效的</caption>
      <thead>
        <tr>
          <th scope="col">{within === '' ? '月' : '日'}</th>
          {COLUMNS.map(([name, label]) => (
            <th key={name} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {parts.map((count) => (
          <Row key={count.period} count={count} label={count.period} address={`/notices?within=${count.period}`} />
        ))}
        <Row count={total} label="合计" address={null} />
      </tbody>
    </table>
  );
}

function Row({ count, label, address }: { count: BoardCount; label: string; address: string | null }) {
  return (
    <tr>
      <th scope="row">{address === null ? label : <a href={address}>{label}</a>}</th>
      {COLUMNS.map(([name]) => (
        <td key={name}>{grouped(count[name])}</td>
      ))}
    </tr>
  );
}

function Day({ rows: { events, published, more }, day, total }: { rows: DayRows; day: string; total: BoardCount }) {
  return (
    <>
      <section aria-labelledby="events">
        <h2 id="events">当天发生的 {events.length} 条</h2>
        <ol class="rows">
          {events.map(({ seq, number, event }) => (
            <li key={seq}>
              第 {seq} 条 <a href={`/board/${number}`}>{number}</a> {event}
            </li>
          ))}
        </ol>
        <p class="quiet">
          {more && '只列出前面的,'}全部在<a href={`/roots/${day}`}>当日链</a>里,可以自己数。
        </p>
      </section>
      <section aria-labelledby="standing">
        <h2 id="standing">
          当天公示的 {published.length} 件,现在有效 {total.standing} 件
        </h2>
        <ol class="rows">
          {published.map(({ number, state }) => (
            <li key={number}>
              <a href={`/board/${number}`}>{number}</a> {NOTICE_LABELS[state]}
            </li>
          ))}
        </ol>
        <p class="quiet">公示中、有异议、期满生效的算有效;已补办的不算,旧证作废;已归档的不再列出。</p>
      </section>
    </>
  );
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

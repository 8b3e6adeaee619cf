import type { Change, ListDiff } from '../core/catalogue/list-diff.ts';
import type { ListVersion } from '../core/catalogue/list-version.ts';
import type { Requirement } from '../core/catalogue/requirement.ts';
import { longDay } from './dates.ts';
import { html, Page } from './page.tsx';
import { rowLabel } from './row-label.ts';
import type { Site } from './site.ts';

export type ChangesView = { readonly before: ListVersion; readonly after: ListVersion; readonly diff: ListDiff };

/** What one version of the list changed against the one before it: rows added, taken out, moved, and the counts. */
export function changesPage(site: Site, { before, after, diff }: ChangesView): string {
  return html(
    <Page site={site} title={`第${after.no}版改了什么 · 证跑跑`}>
      <section class="list-head">
        <h1>第{after.no}版改了什么</h1>
        <p class="lead">
          和第{before.no}版比,{longDay(after.effectiveOn)}起施行
        </p>
        <p>
          <a href={`/lists?on=${before.effectiveOn}`}>看第{before.no}版</a>{' '}
          <a href={`/lists?on=${after.effectiveOn}`}>看第{after.no}版</a>
        </p>
      </section>
      <Counts changes={reconciled(diff)} before={before.no} after={after.no} />
      <Moved pairs={diff.moved} />
      <Rows title="新增" rows={diff.added} />
      <Rows title="删去" rows={diff.removed} />
    </Page>,
  );
}

function Counts({ changes, before, after }: { changes: readonly Change[]; before: number; after: number }) {
  return (
    <table class="counts">
      <caption>各类各有几项</caption>
      <thead>
        <tr>
          <th scope="col">处置方式</th>
          <th scope="col">第{before}版</th>
          <th scope="col">第{after}版</th>
          <th scope="col">增减</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.label}>
            <th scope="row">{change.label}</th>
            <td>{change.before}</td>
            <td>{change.after}</td>
            <td>{signed(change.change)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The dispositions, the rows that have none, and the sum of both. */
function reconciled({ byDisposition, total }: ListDiff): Change[] {
  const rest = (side: 'before' | 'after' | 'change') =>
    byDisposition.reduce((left, change) => left - change[side], total[side]);
  const none = { label: '只规定谁不开', before: rest('before'), after: rest('after'), change: rest('change') };
  return [...byDisposition, ...(none.before + none.after > 0 ? [none] : []), total];
}

/** +3, −2 or 0, with a minus sign of the width of a plus. */
function signed(change: number): string {
  if (change === 0) return '0';
  return change > 0 ? `+${change}` : `\u2212${-change}`;
}

function Moved({ pairs }: { pairs: ListDiff['moved'] }) {
  if (pairs.length === 0) return null;
  return (
    <section class="group" data-tone="open">
      <h2>换了处置方式({pairs.length} 项)</h2>
      <ol class="rows">
        {pairs.map(({ before, after }) => (
          <li key={after.id}>
            <article class="row">
              <h3>{after.name}</h3>
              <p>
                从“{rowLabel(before)}”改为“{rowLabel(after)}”
              </p>
              <p class="quiet">{where(after)}</p>
            </article>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Rows({ title, rows }: { title: string; rows: readonly Requirement[] }) {
  if (rows.length === 0) return null;
  return (
    <section class="group" data-tone="open">
      <h2>
        {title}({rows.length} 项)
      </h2>
      <ol class="rows">
        {rows.map((row) => (
          <li key={row.id}>
            <article class="row">
              <h3>{row.name}</h3>
              <p class="quiet">
                {rowLabel(row)};{where(row)}
              </p>
            </article>
          </li>
        ))}
      </ol>
    </section>
  );
}

function where(row: Requirement): string {
  return [row.matters.length > 0 ? `办:${row.matters.join('、')}` : '', row.item === null ? '' : `第${row.item}项`]
    .filter(Boolean)
    .join(';');
}

import { basisText, isUnconfirmed } from '../core/answer/citation.ts';
import { verdictOf } from '../core/answer/verdict.ts';
import { dispositionOf } from '../core/catalogue/disposition/register.ts';
import type { Requirement } from '../core/catalogue/requirement.ts';
import { rowLabel } from './row-label.ts';

/** The rows of one page under the heading of their disposition, in list order. */
export function ListRows({ rows }: { rows: readonly Requirement[] }) {
  if (rows.length === 0)
    return (
      <p class="empty" role="status">
        没有找到。少填几个条件再查一次。
      </p>
    );
  return (
    <>
      {groupsOf(rows).map(([label, members]) => (
        <Group key={label} label={label} rows={members} />
      ))}
    </>
  );
}

function groupsOf(rows: readonly Requirement[]): [string, Requirement[]][] {
  const groups = new Map<string, Requirement[]>();
  for (const row of rows) groups.set(rowLabel(row), [...(groups.get(rowLabel(row)) ?? []), row]);
  return [...groups];
}

function Group({ label, rows }: { label: string; rows: readonly Requirement[] }) {
  const disposition = rows[0]?.disposition ?? null;
  const verdict = disposition === null ? null : verdictOf(dispositionOf(disposition).verdict);
  return (
    <section class="group" data-tone={verdict?.tone ?? 'open'}>
      <h2>
        <span class="tag">{label}</span>
        {verdict && <span>{verdict.label}</span>}
      </h2>
      <ol class="rows">
        {rows.map((row) => (
          <li key={row.id}>
            <Row row={row} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Row({ row }: { row: Requirement }) {
  return (
    <article class="row">
      <h3>
        {row.item !== null && <span class="item">第{row.item}项</span>}
        <span>{row.name}</span>
        {isUnconfirmed(row) && <span class="unsure">未确认</span>}
      </h3>
      {row.instead && <p>{row.instead}</p>}
      {row.exceptions.map((exception) => (
        <p key={exception.id}>例外:{exception.question}</p>
      ))}
      <p class="quiet">{origin(row)}</p>
    </article>
  );
}

/** What for, who asks, who issues, what to bring, on what basis, since when: one line, parts without a word left out. */
function origin(row: Requirement): string {
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ['办:', row.matters],
    ['谁要:', row.askedBy],
    ['谁开:', row.issuedBy],
    ['请带:', row.bring],
  ];
  return [
    ...parts.filter(([, words]) => words.length > 0).map(([name, words]) => name + words.join('、')),
    `依据:${basisText(row.basis)}`,
    row.since ? `${row.since.text} 起` : '起始日期来源没写',
  ].join(';');
}

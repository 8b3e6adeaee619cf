import { basisText, isUnconfirmed } from '../core/answer/citation.ts';
import { verdictOf } from '../core/answer/verdict.ts';
import { dispositionOf } from '../core/catalogue/disposition/register.ts';
import type { Requirement } from '../core/catalogue/requirement.ts';
import { rowLabel } from './row-label.ts';

/** The rows of one page, in list order. */
export function ListRows({ rows }: { rows: readonly Requirement[] }) {
  if (rows.length === 0)
    return (
      <p class="empty" role="status">
        没有找到。少填几个条件再查一次。
      </p>
    );
  return (
    <ol class="rows">
      {rows.map((row) => (
        <li key={row.id}>
          <Row row={row} />
        </li>
      ))}
    </ol>
  );
}

function Row({ row }: { row: Requirement }) {
  const tone = row.disposition === null ? 'open' : verdictOf(dispositionOf(row.disposition).verdict).tone;
  return (
    <article class="row">
      <h2>
        {row.item !== null && <span class="item">第{row.item}项</span>}
        {row.name}
        <span class="tag" data-tone={tone}>
          {rowLabel(row)}
        </span>
        {isUnconfirmed(row) && <span class="tag mark">未确认</span>}
      </h2>
      {row.matters.length > 0 && <p class="quiet">办:{row.matters.join('、')}</p>}
      {row.instead && <p>{row.instead}</p>}
      {row.bring.length > 0 && <p>请带:{row.bring.join('、')}</p>}
      {row.exceptions.map((exception) => (
        <p key={exception.id}>例外:{exception.question}</p>
      ))}
      <p class="quiet">{origin(row)}</p>
    </article>
  );
}

/** Who asks, who issues, on what basis, since when: one line, parts without a word left out. */
function origin(row: Requirement): string {
  return [
    row.askedBy.length > 0 ? `谁要:${row.askedBy.join('、')}` : '',
    row.issuedBy.length > 0 ? `谁开:${row.issuedBy.join('、')}` : '',
    `依据:${basisText(row.basis)}`,
    row.since ? `${row.since.text} 起` : '起始日期来源没写',
  ]
    .filter(Boolean)
    .join(';');
}

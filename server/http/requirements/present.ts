import type { RequirementList } from '../../app/list-requirements.ts';
import { basisText, isUnconfirmed } from '../../core/answer/citation.ts';
import type { Requirement } from '../../core/catalogue/requirement.ts';
import { rowLabel } from '../../web/row-label.ts';
import type { RequirementsListed } from '../contract.ts';
import { pageOf } from './page.ts';

const ROWS = 50;

/** One page of a list, and the totals of the whole. */
export function presentList(found: RequirementList, page: number): RequirementsListed {
  const { list, place, on, totals } = found;
  const shown = pageOf(found.rows, page, ROWS);
  return {
    place: { id: place.id, name: place.name },
    on,
    list: list && {
      no: list.no,
      title: list.title,
      publishedOn: list.publishedOn,
      effectiveOn: list.effectiveOn,
      scheme: list.scheme,
    },
    totals: { all: totals.all, found: totals.found, byDisposition: totals.byDisposition.map((each) => ({ ...each })) },
    page: shown.page,
    pages: shown.pages,
    requirements: shown.rows.map(presentRequirement),
  };
}

function presentRequirement(row: Requirement): RequirementsListed['requirements'][number] {
  return {
    id: row.id,
    item: row.item,
    name: row.name,
    matters: [...row.matters],
    askedBy: [...row.askedBy],
    issuedBy: [...row.issuedBy],
    disposition: row.disposition ?? 'ban',
    label: rowLabel(row),
    instead: row.instead,
    bring: [...row.bring],
    basis: basisText(row.basis),
    since: row.since?.text ?? null,
    unconfirmed: isUnconfirmed(row),
  };
}

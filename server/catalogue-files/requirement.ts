import type { RecallableField, Requirement } from '../core/catalogue/requirement.ts';
import type { PlaceId } from '../core/place.ts';
import { type PartialDay, partialDay } from '../core/time.ts';
import { dispositionNamed, rulingOf } from './disposition-words.ts';
import type { ListRow, RequirementRow } from './shapes/requirement-row.ts';

const RECALLED: Readonly<Record<NonNullable<RequirementRow['recalledFields']>[number], RecallableField>> = {
  name: 'name',
  aliases: 'aliases',
  matters: 'matters',
  usingDept: 'askedBy',
  issuingBody: 'issuedBy',
  disposition: 'disposition',
  replacedBy: 'instead',
  effectiveDate: 'since',
  'basis.number': 'basis',
  'basis.article': 'basis',
  'basis.title': 'basis',
};

/** A row of the data files in the core's words. */
export function requirementOf(row: RequirementRow | ListRow, place: PlaceId | null): Requirement {
  return {
    id: row.id,
    name: row.name,
    aliases: row.aliases,
    matters: row.matters,
    place,
    askedBy: row.usingDept,
    issuedBy: row.issuingBody,
    ...rulingOf(row.disposition, row.issuerBan ?? null),
    ...wayOf(row),
    basis: { ...row.basis, fictional: row.basis.fictional ?? false },
    ...datesOf(row),
    ...originOf(row),
    item: 'item' in row ? row.item : null,
  };
}

function wayOf(row: RequirementRow): Pick<Requirement, 'fallbacks' | 'instead' | 'bring' | 'exceptions' | 'within'> {
  return {
    fallbacks: (row.fallbacks ?? []).map(dispositionNamed),
    instead: row.replacedBy,
    bring: row.bring ?? [],
    exceptions: (row.exceptions ?? []).map((each) => ({ ...each, disposition: dispositionNamed(each.disposition) })),
    within: row.within ?? null,
  };
}

function datesOf(row: RequirementRow): Pick<Requirement, 'since' | 'until'> {
  return { since: dateOf(row.effectiveDate), until: dateOf(row.until) };
}

function dateOf(text: string | null | undefined): PartialDay | null {
  return typeof text === 'string' ? partialDay(text) : null;
}

type Origin = Pick<Requirement, 'source' | 'seen' | 'recalled' | 'note' | 'sameAs' | 'from'>;

function originOf(row: RequirementRow | ListRow): Origin {
  return {
    source: row.sourceUrl,
    seen: row.confidence === 'seen',
    recalled: [...new Set((row.recalledFields ?? []).map((field) => RECALLED[field]))],
    note: row.note ?? null,
    sameAs: row.sameAs ?? null,
    from: ('from' in row ? row.from : null) ?? null,
  };
}

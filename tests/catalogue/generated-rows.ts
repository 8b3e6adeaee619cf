import type { DispositionName } from '../../server/core/catalogue/disposition/disposition.ts';
import type { Requirement } from '../../server/core/catalogue/requirement.ts';

/** A row made up for a test; nothing of it is published anywhere. */
export function generatedRow(given: Partial<Requirement> & Pick<Requirement, 'id'>): Requirement {
  return {
    name: `证明${given.id}`,
    aliases: [],
    matters: [`事项${given.id}`],
    place: '990101',
    askedBy: ['用证部门'],
    issuedBy: ['出证部门'],
    disposition: 'cancelled',
    fallbacks: [],
    issuerBan: null,
    notDelegated: false,
    instead: '不用交',
    bring: [],
    exceptions: [],
    within: null,
    basis: { title: '某通知', number: null, article: null, fictional: true },
    since: null,
    until: null,
    source: null,
    seen: true,
    recalled: [],
    note: null,
    sameAs: null,
    from: null,
    item: null,
    ...given,
  };
}

/** `count` rows of one disposition, with ids `prefix-1` … `prefix-count`. */
export function generatedRows(
  prefix: string,
  count: number,
  disposition: DispositionName | null,
  given: Partial<Requirement> = {},
): Requirement[] {
  return Array.from({ length: count }, (_, index) =>
    generatedRow({ id: `${prefix}-${index + 1}`, disposition, ...given }),
  );
}

/** The same rows under another disposition. */
export function moved(rows: readonly Requirement[], disposition: DispositionName): Requirement[] {
  return rows.map((row) => ({ ...row, disposition }));
}

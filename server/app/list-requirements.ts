import type { DispositionName } from '../core/catalogue/disposition/disposition.ts';
import { DISPOSITIONS } from '../core/catalogue/disposition/register.ts';
import { inForce } from '../core/catalogue/in-force.ts';
import { type ListVersion, listInForce } from '../core/catalogue/list-version.ts';
import { isMatter } from '../core/catalogue/matter.ts';
import type { Requirement } from '../core/catalogue/requirement.ts';
import type { Place, PlaceId } from '../core/place.ts';
import { done, type Result, refused } from '../core/result.ts';
import type { Day } from '../core/time.ts';
import { circumstances } from './answer-question.ts';
import type { Knowledge } from './means.ts';

/** A disposition, or `ban` for the rows that only say who does not issue. */
type ListGroup = DispositionName | 'ban';

/** What a public list is filtered by; every part may be left out. */
export type ListQuery = {
  readonly place?: string;
  readonly matter?: string;
  readonly disposition?: ListGroup;
  readonly on?: Day;
  /** Words that the name, an alias, a matter or a department must contain. */
  readonly q?: string;
};

/** How many of the rows fall to one disposition. `ban` counts the rows that only say who does not issue, or are not a local matter. */
type ListCount = {
  readonly disposition: ListGroup;
  readonly label: string;
  readonly count: number;
};

/** The rows of one place on one day, filtered; the counts add up to `found`, with or without the disposition filter. */
export type RequirementList = {
  /** The version in force; null outside the home county, or before its first version. */
  readonly list: ListVersion | null;
  readonly place: Place;
  readonly on: Day;
  /** The rows that every filter lets through, in the order in which the lists group them. */
  readonly rows: readonly Requirement[];
  readonly totals: {
    /** Rows of the place that day, before any filter. */
    readonly all: number;
    /** Rows that all filters but the disposition let through. */
    readonly found: number;
    readonly byDisposition: readonly ListCount[];
  };
  /** Every version that the place has published, oldest first. */
  readonly versions: readonly Pick<ListVersion, 'no' | 'title' | 'effectiveOn'>[];
  /** What the filters offer: the matters of the place's rows, and every place that has rows. */
  readonly matters: readonly string[];
  readonly places: readonly Place[];
};

const GROUPS: readonly { readonly disposition: ListGroup; readonly label: string }[] = [
  ...DISPOSITIONS.map(({ name, label }) => ({ disposition: name, label })),
  { disposition: 'ban' as const, label: '只规定谁不开' },
];

/** The rows of one place as they held on one day. The counts are made from the rows, so they always reconcile. */
export function listRequirements(knowledge: Knowledge, query: ListQuery): Result<RequirementList> {
  const around = circumstances(knowledge, query);
  if (!around.ok) return around;
  const { catalogue, on, today, place: id } = around.value;
  const place = catalogue.places.get(id);
  if (!place) return refused('place-unknown', `没有找到“${query.place}”这个地方。`, '从地方一栏里选一个。');
  const home = id === catalogue.home.id;
  const list = home ? listInForce(catalogue.home.lists, on) : null;
  const all = home
    ? (list?.rows ?? [])
    : catalogue.requirements.filter((row) => row.place === id && inForce(row, on, today) !== 'no');
  const found = all.filter((row) => matches(row, query, knowledge));
  const rows = query.disposition === undefined ? found : found.filter((row) => groupOf(row) === query.disposition);
  return done({
    list,
    place,
    on,
    rows: [...rows].sort((a, b) => groupOrder(a) - groupOrder(b) || (a.item ?? 0) - (b.item ?? 0)),
    totals: { all: all.length, found: found.length, byDisposition: countGroups(found) },
    versions: home ? catalogue.home.lists.map(({ no, title, effectiveOn }) => ({ no, title, effectiveOn })) : [],
    matters: [...new Set(all.flatMap((row) => row.matters))].sort((a, b) => (a < b ? -1 : 1)),
    places: placesWithRows(knowledge),
  });
}

function groupOf(row: Requirement): ListGroup {
  return row.disposition ?? 'ban';
}

function groupOrder(row: Requirement): number {
  return GROUPS.findIndex((group) => group.disposition === groupOf(row));
}

function countGroups(rows: readonly Requirement[]): RequirementList['totals']['byDisposition'] {
  return GROUPS.map((group) => ({ ...group, count: rows.filter((row) => groupOf(row) === group.disposition).length }));
}

function matches(row: Requirement, query: ListQuery, { catalogue }: Knowledge): boolean {
  return inMatter(row, query.matter, catalogue.home.matters) && hasWords(row, query.q);
}

function inMatter(
  row: Requirement,
  matter: string | undefined,
  known: Knowledge['catalogue']['home']['matters'],
): boolean {
  if (!matter) return true;
  const same = known.filter((each) => isMatter(each, matter));
  return row.matters.some((name) => name === matter || same.some((each) => isMatter(each, name)));
}

function hasWords(row: Requirement, words: string | undefined): boolean {
  const text = [row.name, ...row.aliases, ...row.matters, ...row.askedBy, ...row.issuedBy].join(' ');
  return (words ?? '')
    .normalize('NFKC')
    .split(/\s+/u)
    .every((word) => text.includes(word));
}

function placesWithRows({ catalogue }: Knowledge): Place[] {
  const ids = new Set<PlaceId>([catalogue.home.id]);
  for (const row of catalogue.requirements) if (row.place !== null) ids.add(row.place);
  return [...ids].sort().flatMap((id) => catalogue.places.get(id) ?? []);
}

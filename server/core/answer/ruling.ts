import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Families } from '../catalogue/family.ts';
import type { ListVersion } from '../catalogue/list-version.ts';
import { listInForce } from '../catalogue/list-version.ts';
import { isMatter } from '../catalogue/matter.ts';
import { holdsForAnyMatter, publicId, type Requirement } from '../catalogue/requirement.ts';
import { lineage, type PlaceId } from '../place.ts';
import { begunBy, type Day } from '../time.ts';

/** What is asked of the rules: one proof (as a row of its family), perhaps for one matter, in one place, on one day. */
export type Case = {
  readonly requirement: string;
  readonly matter: string | null;
  readonly place: PlaceId;
  readonly on: Day;
  readonly today: Day;
};

/** What the rules of the place say about the case. */
export type Ruling =
  | {
      readonly kind: 'decided';
      readonly row: Requirement;
      readonly ban: Requirement | null;
      readonly list: ListVersion | null;
    }
  | { readonly kind: 'banned'; readonly row: Requirement; readonly list: ListVersion | null }
  /** The rows differ by matter and none was named. */
  | { readonly kind: 'by-matter'; readonly rows: readonly Requirement[] }
  /** A row exists, but its date does not settle whether it held on that day. */
  | { readonly kind: 'uncertain'; readonly row: Requirement }
  /** No row of this place speaks about the proof (for this matter). */
  | { readonly kind: 'absent'; readonly matterComplete: boolean; readonly otherMatters: readonly string[] };

type Force = 'yes' | 'no' | 'unknown';

/** Whether a row held on a day. Listed rows hold while their list does; others by their own dates. */
export function inForce(row: Requirement, on: Day, today: Day): Force {
  if (row.until !== null && begunBy(row.until, on) === 'yes') return 'no';
  if (row.item !== null || (row.since === null && on >= today)) return 'yes';
  return begunBy(row.since, on);
}

/** The rows of the place and of every place above it that speak about the family, nearest place first. */
export function rowsOf(
  catalogue: Catalogue,
  families: Families,
  requirement: string,
  place: PlaceId,
  on: Day,
): Requirement[] {
  const family = families.get(requirement);
  const chain = lineage(catalogue.places, place);
  const home = chain.includes(catalogue.home.id);
  const listed = home ? (listInForce(catalogue.home.lists, on)?.rows ?? []) : [];
  const higher = catalogue.requirements.filter((row) => row.place !== null && chain.includes(row.place));
  return [...listed, ...higher]
    .filter((row) => families.get(row.id) === family || row.from === requirement)
    .filter((row) => !row.notDelegated && (row.item !== null || row.seen))
    .sort((a, b) => distance(a, chain) - distance(b, chain));
}

function distance(row: Requirement, chain: readonly PlaceId[]): number {
  return row.item !== null ? -1 : chain.indexOf(row.place ?? '');
}

/** Decides the case by the nearest place, then the matter, then the day. Never averages, never guesses. */
export function ruleOn(question: Case, catalogue: Catalogue, families: Families): Ruling {
  const all = rowsOf(catalogue, families, question.requirement, question.place, question.on);
  const standing = all.filter((row) => inForce(row, question.on, question.today) !== 'no');
  const fitting = standing.filter((row) => fits(row, question.matter, catalogue));
  if (fitting.length === 0) return absent(standing, question, catalogue);
  const sure = fitting.filter((row) => inForce(row, question.on, question.today) === 'yes');
  if (sure.length === 0) return { kind: 'uncertain', row: fitting[0] as Requirement };
  return choose(sure, question, catalogue);
}

function choose(rows: readonly Requirement[], question: Case, catalogue: Catalogue): Ruling {
  const list = listInForce(catalogue.home.lists, question.on);
  const listOf = (row: Requirement): ListVersion | null => (row.item === null ? null : list);
  const ban = rows.find((row) => row.issuerBan !== null) ?? null;
  const deciding = nearest(rows.filter((row) => row.disposition !== null));
  const exact = deciding.filter((row) => question.matter !== null && !holdsForAnyMatter(row));
  const choice = exact.length > 0 ? exact : deciding;
  if (choice.length === 0) {
    const row = ban ?? (rows[0] as Requirement);
    return { kind: 'banned', row, list: listOf(row) };
  }
  if (differ(choice)) return { kind: 'by-matter', rows: choice };
  const row = choice.find((each) => publicId(each) === question.requirement) ?? (choice[0] as Requirement);
  return { kind: 'decided', row, ban, list: listOf(row) };
}

/** Only the rows of the nearest place that has any: the county's own list outranks the nation's rows. */
function nearest(rows: readonly Requirement[]): Requirement[] {
  const first = rows[0];
  if (!first) return [];
  return rows.filter((row) => (row.item !== null) === (first.item !== null) && row.place === first.place);
}

function differ(rows: readonly Requirement[]): boolean {
  return new Set(rows.map((row) => `${row.disposition} ${row.exceptions.length}`)).size > 1;
}

function fits(row: Requirement, matter: string | null, catalogue: Catalogue): boolean {
  if (matter === null || holdsForAnyMatter(row) || row.matters.includes(matter)) return true;
  const named = catalogue.home.matters.filter((each) => isMatter(each, matter));
  return named.some((each) => row.matters.some((name) => isMatter(each, name)));
}

function absent(standing: readonly Requirement[], question: Case, catalogue: Catalogue): Ruling {
  const { matter } = question;
  const home = lineage(catalogue.places, question.place).includes(catalogue.home.id);
  const known = matter === null ? undefined : catalogue.home.matters.find((each) => isMatter(each, matter));
  return {
    kind: 'absent',
    matterComplete: home && (known?.complete ?? false),
    otherMatters: [...new Set(standing.flatMap((row) => row.matters))],
  };
}

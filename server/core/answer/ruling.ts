import type { Catalogue } from '../catalogue/catalogue.ts';
import { dispositionOf } from '../catalogue/disposition/register.ts';
import type { Families } from '../catalogue/family.ts';
import { inForce } from '../catalogue/in-force.ts';
import type { ListVersion } from '../catalogue/list-version.ts';
import { listInForce } from '../catalogue/list-version.ts';
import { isMatter, mattersCalled } from '../catalogue/matter.ts';
import { holdsForAnyMatter, isAnyMatter, publicId, type Requirement } from '../catalogue/requirement.ts';
import { rowsOfPlace } from '../catalogue/rows-of-place.ts';
import { lineage, type PlaceId } from '../place.ts';
import type { Day } from '../time.ts';

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

/** By proof, those of some rows that speak about its family. */
type About = { readonly families: Families; readonly rows: Map<string, readonly Requirement[]> };

/** By the rows of a place, which stay the same list as long as they are remembered: what was asked about. */
const aboutOf = new WeakMap<readonly Requirement[], About>();

function remembered(rows: readonly Requirement[], families: Families): About {
  const known = aboutOf.get(rows);
  if (known?.families === families) return known;
  const made: About = { families, rows: new Map() };
  aboutOf.set(rows, made);
  return made;
}

/** The rows of the place and of every place above it that speak about the family, nearest place first. */
function rowsAbout(catalogue: Catalogue, families: Families, { requirement, place, on }: Case): readonly Requirement[] {
  const all = rowsOfPlace(catalogue, place, on);
  const family = families.get(requirement);
  const about = remembered(all, families).rows;
  const known = about.get(requirement);
  if (known) return known;
  const made = all.filter((row) => families.get(row.id) === family || row.from === requirement);
  // An id that is nobody's came from outside, and is not kept.
  if (family !== undefined) about.set(requirement, made);
  return made;
}

/** Decides the case by the nearest place, then the matter, then the day. Never averages, never guesses. */
export function ruleOn(question: Case, catalogue: Catalogue, families: Families): Ruling {
  const all = rowsAbout(catalogue, families, question);
  const standing = all.filter((row) => inForce(row, question.on, question.today) !== 'no');
  const fitting = standing.filter((row) => fits(row, question.matter, catalogue));
  if (fitting.length === 0) return absent(standing, question, catalogue);
  const sure = fitting.filter((row) => inForce(row, question.on, question.today) === 'yes');
  if (sure.length === 0) return { kind: 'uncertain', row: fitting[0] as Requirement };
  return choose(sure, question, catalogue, families);
}

function choose(rows: readonly Requirement[], question: Case, catalogue: Catalogue, families: Families): Ruling {
  const list = listInForce(catalogue.home.lists, question.on);
  const listOf = (row: Requirement): ListVersion | null => (row.item === null ? null : list);
  const ban = rows.find((row) => row.issuerBan !== null) ?? null;
  const choice = deciding(rows, question);
  const asked = choice.find((each) => publicId(each) === question.requirement);
  const row = asked ?? choice[0];
  if (!row || (isOnlyBan(ban, question) && unsettled(choice, question))) {
    const banned = ban ?? (rows[0] as Requirement);
    return { kind: 'banned', row: banned, list: listOf(banned) };
  }
  const guess = unsettled(choice, question) && spares(row) && usedForMore(choice, question, catalogue, families);
  if (differ(choice) || guess) return { kind: 'by-matter', rows: choice };
  return { kind: 'decided', row, ban, list: listOf(row) };
}

/** The row that was asked about says who does not issue, and nothing else. */
function isOnlyBan(ban: Requirement | null, question: Case): boolean {
  return ban !== null && ban.disposition === null && publicId(ban) === question.requirement;
}

/** The rows with a disposition that come into question: those of the nearest place, those that name the matter before those for any. */
function deciding(rows: readonly Requirement[], { matter }: Case): Requirement[] {
  const near = nearest(rows.filter((row) => row.disposition !== null));
  const exact = near.filter((row) => matter !== null && !holdsForAnyMatter(row));
  return exact.length > 0 ? exact : near;
}

/** No matter was named, and every row holds only for its own. */
function unsettled(rows: readonly Requirement[], { matter }: Case): boolean {
  return matter === null && !rows.some(holdsForAnyMatter);
}

function spares(row: Requirement): boolean {
  return row.disposition !== null && dispositionOf(row.disposition).spares;
}

/** The paper is known to be asked for in matters that these rows say nothing about: answering "not needed" would be a guess. */
function usedForMore(rows: readonly Requirement[], question: Case, catalogue: Catalogue, families: Families): boolean {
  const family = families.get(question.requirement);
  const spoken = rows.flatMap((row) => row.matters);
  const kin = catalogue.requirements.filter(
    (row) => families.get(row.id) === family && !row.recalled.includes('matters'),
  );
  return kin.some((row) =>
    row.matters.some((name) => !isAnyMatter(name) && !spoken.some((each) => sameMatter(each, name, catalogue))),
  );
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
  return matter === null || holdsForAnyMatter(row) || row.matters.some((name) => sameMatter(name, matter, catalogue));
}

/** Two names of one matter, by the county's own table of matters. */
function sameMatter(a: string, b: string, { home }: Catalogue): boolean {
  return a === b || mattersCalled(a, home.matters).some((each) => isMatter(each, b));
}

function absent(standing: readonly Requirement[], question: Case, catalogue: Catalogue): Ruling {
  const { matter } = question;
  const home = lineage(catalogue.places, question.place).includes(catalogue.home.id);
  const known = matter === null ? undefined : mattersCalled(matter, catalogue.home.matters)[0];
  return {
    kind: 'absent',
    matterComplete: home && (known?.complete ?? false),
    otherMatters: [...new Set(standing.flatMap((row) => row.matters))],
  };
}

import type { Catalogue } from '../catalogue/catalogue.ts';
import { type Families, familiesOf, plainName } from '../catalogue/family.ts';
import { holdsForAnyMatter, type IssuerBan, type Requirement } from '../catalogue/requirement.ts';
import type { PlaceId } from '../place.ts';

/** What the index knows of one requirement: a shipped row with the words of the home rows that derive from it. */
export type EntrySource = {
  readonly id: string;
  readonly family: string;
  readonly name: string;
  /** Words in brackets after the name: 收入证明(工伤) → 工伤. Empty when there are none. */
  readonly remark: string;
  readonly aliases: readonly string[];
  readonly matters: readonly string[];
  readonly anyMatter: boolean;
  readonly place: PlaceId | null;
  readonly issuerBan: IssuerBan | null;
  /** Cannot be asked for in the home county; only told as another place's. */
  readonly foreignOnly: boolean;
  /** The home county's lists have a row about it. */
  readonly listed: boolean;
  /** A commitment is signed instead of it, here or where it was found. */
  readonly committed: boolean;
  /** The matters of the home county whose table of papers has it. */
  readonly askedBy: readonly string[];
};

/** The words in brackets of a name or alias, joined; empty when there are none. */
function remarkOf(name: string): string {
  return [...name.matchAll(/[(\uFF08]([^)\uFF09]*)[)\uFF09]/gu)].map((match) => match[1] ?? '').join(' ');
}

function distinct(words: readonly string[]): string[] {
  return [...new Set(words.filter((word) => word.length > 0))];
}

function sourceOf(
  row: Requirement,
  derived: readonly Requirement[],
  families: Families,
  askedBy: AskedBy,
): EntrySource {
  const all = [row, ...derived];
  return {
    id: row.id,
    family: families.get(row.id) ?? row.id,
    name: plainName(row.name),
    remark: remarkOf(row.name),
    aliases: distinct(all.flatMap((each) => [...each.aliases, each.name])).filter((name) => name !== row.name),
    matters: distinct(all.flatMap((each) => each.matters)),
    anyMatter: holdsForAnyMatter(row),
    place: row.place,
    issuerBan: row.issuerBan,
    foreignOnly: row.notDelegated,
    listed: row.item !== null || derived.length > 0,
    committed: all.some(({ disposition }) => disposition === 'committed'),
    askedBy: distinct(all.flatMap(({ id }) => askedBy.get(id) ?? [])),
  };
}

/** By row, the matters of the home county that ask for it. */
type AskedBy = ReadonlyMap<string, readonly string[]>;

function askedByOf({ home }: Catalogue): AskedBy {
  const found = new Map<string, string[]>();
  for (const { name, materials } of home.matters)
    for (const { requirement } of materials)
      if (requirement !== null) found.set(requirement, [...(found.get(requirement) ?? []), name]);
  return found;
}

/** The rows of the home county that are in any of its lists. */
function homeRows(catalogue: Catalogue): Requirement[] {
  const seen = new Map<string, Requirement>();
  for (const list of catalogue.home.lists) for (const row of list.rows) seen.set(row.id, row);
  return [...seen.values()];
}

/** One source an entry: every shipped row, then the home rows that derive from none. In catalogue order. */
export function entrySources(catalogue: Catalogue): EntrySource[] {
  const home = homeRows(catalogue);
  const shipped = new Set(catalogue.requirements.map((row) => row.id));
  const own = home.filter((row) => row.from === null || !shipped.has(row.from));
  const families = familiesOf([...catalogue.requirements, ...own]);
  const askedBy = askedByOf(catalogue);
  return [...catalogue.requirements, ...own].map((row) =>
    sourceOf(
      row,
      home.filter((each) => each.from === row.id),
      families,
      askedBy,
    ),
  );
}

import type { County } from '../catalogue/county.ts';
import type { Department } from '../catalogue/department.ts';
import { publicId, type Requirement } from '../catalogue/requirement.ts';
import type { TaskedMethod } from '../commitment/commitment-rules.ts';
import { lineage, type PlaceId } from '../place.ts';
import type { Known } from './actor.ts';
import type { RunMode } from './run-mode.ts';
import type { Room, Task } from './task.ts';

/** What has to be known of a task to say who runs it. */
export type Errand = {
  readonly proof: string;
  /** The row of the list; null when the list has none. */
  readonly row: Requirement | null;
  readonly town: PlaceId;
};

export type Route = Pick<Task, 'mode' | 'destination'> & { readonly room: Room };

/** Issuers who are on the spot: nobody can look it up, somebody has to go. */
const ON_THE_SPOT = /村|社区|居\)?委会|乡镇|街道|网格/u;

/**
 * 分派 (domain.md §5): who asks for the paper has it himself → his department's line; somebody has to go and see → the town; everything
 * else can be looked up → the county.
 */
export function routeOf(errand: Errand, known: Known): Route {
  const { home } = known;
  const issuers = departmentsOf(errand.row?.issuedBy ?? [], home);
  const destination = issuers[0]?.id ?? null;
  const mode = modeFor(errand, issuers, home);
  return { mode, destination, room: roomFor(mode, destination, errand.town, known) };
}

function modeFor({ proof, row }: Errand, issuers: readonly Department[], home: County): RunMode {
  if (needsVisit(proof, row, home)) return 'joint';
  const askers = departmentsOf(row?.askedBy ?? [], home);
  const [only] = issuers;
  const own = only !== undefined && issuers.length === 1 && askers.length === 1 && askers[0]?.id === only.id;
  return own ? 'line' : 'online';
}

/** Nobody but a village or a town has it; of a paper that the list does not know, its name tells whether only a neighbour sees it. */
function needsVisit(proof: string, row: Requirement | null, home: County): boolean {
  if (row === null) return home.visits.some((word) => proof.includes(word));
  return departmentsOf(row.issuedBy, home).length === 0 && row.issuedBy.some((name) => ON_THE_SPOT.test(name));
}

function roomFor(mode: RunMode, destination: string | null, town: PlaceId, { home, places }: Known): Room {
  if (mode === 'line' && destination !== null) return { kind: 'line', about: destination };
  const own = lineage(places, town).find((id) => places.get(id)?.level === 'town');
  if (mode === 'joint' && own !== undefined) return { kind: 'town', about: own };
  return { kind: 'county', about: home.id };
}

/** Who checks a commitment: the town where somebody has to go and look, else the line of the department that asked for the paper. */
export function checkRoute(
  how: TaskedMethod,
  { askedBy }: Pick<Requirement, 'askedBy'>,
  town: PlaceId,
  known: Known,
): Route {
  const destination = departmentsOf(askedBy, known.home)[0]?.id ?? null;
  if (how === 'site') return { mode: 'joint', destination: null, room: roomFor('joint', null, town, known) };
  const mode = destination === null ? 'online' : 'line';
  return { mode, destination, room: roomFor(mode, destination, town, known) };
}

/** The departments that names stand for, each once. */
export function departmentsOf(names: readonly string[], { departments }: County): readonly Department[] {
  const found = names.flatMap(
    (name) => departments.find((each) => each.name === name || each.aliases.includes(name)) ?? [],
  );
  return found.filter((each, at) => found.indexOf(each) === at);
}

/** The row of the county's list that a task is about, whatever version it was drafted under. */
export function rowOf({ requirement }: Pick<Task, 'requirement'>, { lists }: County): Requirement | null {
  const rows = [...lists].reverse().flatMap((list) => list.rows);
  return rows.find((row) => publicId(row) === requirement) ?? null;
}

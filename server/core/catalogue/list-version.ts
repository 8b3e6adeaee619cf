import type { PlaceId } from '../place.ts';
import type { Day } from '../time.ts';
import type { Requirement } from './requirement.ts';

/** 清单版本: an immutable, numbered publication of a place's requirements. Every answer of the county cites one. */
export type ListVersion = {
  readonly county: PlaceId;
  readonly no: number;
  /** As printed on the public list, for example 示范县证明事项清单(第3版). */
  readonly title: string;
  readonly publishedOn: Day;
  readonly effectiveOn: Day;
  /** Name of the scheme (口径) under which it is published. */
  readonly scheme: string;
  readonly rows: readonly Requirement[];
};

/** The version in force on a day: the latest whose effective day has come; null before the first. */
export function listInForce(lists: readonly ListVersion[], day: Day): ListVersion | null {
  const begun = lists.filter((list) => list.effectiveOn <= day);
  return begun.reduce<ListVersion | null>(
    (latest, list) => (latest && latest.effectiveOn >= list.effectiveOn ? latest : list),
    null,
  );
}

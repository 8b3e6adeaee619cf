import type { MattersGiven, PointsGiven } from '../../../../../server/http/contract-county.ts';

type Points = PointsGiven['points'];
type Matter = MattersGiven['matters'][number];

export type Found = {
  readonly points: Points;
  /** The matter that was meant, and who does it. */
  readonly matter: Pick<Matter, 'name' | 'department'> | null;
};

type County = { readonly points: Points; readonly matters: readonly Matter[]; readonly town: string };

/**
 * Places for what was typed: a town, a place, an office, or a matter, for which those of its office count and those that do everything.
 * Those of the reader's own town come first.
 */
export function pointsFor(q: string, { points, matters, town }: County): Found {
  const near = ({ place, address }: Points[number]): boolean => town !== '' && (place + address).includes(town);
  const sorted = [...points.filter(near), ...points.filter((point) => !near(point))];
  const named = sorted.filter(({ name, place, address, serves }) =>
    [name, place, address, ...serves].some((text) => text.includes(q)),
  );
  const matter = q === '' ? undefined : matters.find(({ name }) => name.includes(q));
  if (matter === undefined || (named.length > 0 && q.length < 2)) return { points: named, matter: null };
  const does = ({ serves }: Points[number]): boolean => serves.length === 0 || serves.includes(matter.department);
  return { points: sorted.filter(does), matter };
}

/** A point on the field of a signature, whole numbers. */
type Point = readonly [x: number, y: number];
export type Strokes = readonly (readonly Point[])[];

/** What the county's server draws on: the finger's field is brought to this size. */
export const FIELD = { width: 600, height: 200 } as const;

/** It takes no more; who goes on drawing draws what is not sent. */
const LONGEST = 11_000;

/** Where a finger is on a pad of some size, within the field. */
export function pointOn(pad: { readonly width: number; readonly height: number }, x: number, y: number): Point {
  const within = (at: number, size: number, whole: number): number =>
    Math.round(Math.min(Math.max(at / size, 0), 1) * whole);
  return [within(x, pad.width, FIELD.width), within(y, pad.height, FIELD.height)];
}

export function begun(strokes: Strokes, point: Point): Strokes {
  return [...strokes, [point]];
}

/** The last stroke goes on; a finger that rests adds nothing. */
export function continued(strokes: Strokes, point: Point): Strokes {
  const last = strokes[strokes.length - 1];
  const tip = last?.[last.length - 1];
  if (!last || !tip || (tip[0] === point[0] && tip[1] === point[1])) return strokes;
  const longer = [...strokes.slice(0, -1), [...last, point]];
  return pathOf(longer).length > LONGEST ? strokes : longer;
}

/** `M12 30L14 33…`; strokes of a single point are a slip of the finger. */
export function pathOf(strokes: Strokes): string {
  return strokes
    .filter((stroke) => stroke.length > 1)
    .map((stroke) => stroke.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join(''))
    .join('');
}

import { keep, kept } from './keeping.ts';

/** How big the reader wants it. `points`: of the text in 长辈版, 18 to 30. */
export type Display = { readonly elder: boolean; readonly points: number };

/** What every page writes on its root. */
export type Shown = Display & { readonly mode: string; readonly sizes: string };

export const POINTS: readonly number[] = [18, 21, 24, 27, 30];

/** A point is four thirds of a pixel, as in print; phones give a pixel of a page about that size. */
const PIXELS_A_POINT = 4 / 3;

/** WeChat's own 关怀模式 and larger: whoever reads at that size is met with 长辈版. */
const CARE_PIXELS = 21;

const KEY = 'display';
const USUAL: Display = { elder: false, points: 18 };

/** At the first start: the size that the reader has set in WeChat decides. Later: what he chose here. */
export function openDisplay(): void {
  if (kept<Display | null>(KEY, null) !== null) return;
  const { fontSizeSetting = 16 } = wx.getAppBaseInfo() as { fontSizeSetting?: number };
  keep(KEY, { ...USUAL, elder: fontSizeSetting >= CARE_PIXELS });
}

function display(): Display {
  return kept(KEY, USUAL);
}

export function setDisplay(change: Partial<Display>): Shown {
  keep(KEY, { ...display(), ...change });
  return shown();
}

/** Sizes in pixels for the reader: body, verdict, title, and what stands beside. In 长辈版 nothing is smaller than the body. */
function sizesOf({ elder, points }: Display): Readonly<Record<'body' | 'verdict' | 'title' | 'small', number>> {
  if (!elder) return { body: 17, verdict: 30, title: 20, small: 14 };
  const body = Math.round(points * PIXELS_A_POINT);
  return { body, verdict: Math.max(40, Math.round(body * 1.3)), title: Math.round(body * 1.15), small: body };
}

export function shown(): Shown {
  const now = display();
  const sizes = Object.entries(sizesOf(now)).map(([name, pixels]) => `--${name}:${pixels}px`);
  return { ...now, mode: now.elder ? 'elder' : '', sizes: sizes.join(';') };
}

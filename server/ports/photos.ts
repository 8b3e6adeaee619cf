import type { Result } from '../core/result.ts';

/** A photo as we drew it anew: JPEG, at most 2,000 pixels a side, upright, without anything that the camera wrote beside the picture. */
export type Photo = { readonly bytes: Buffer; readonly width: number; readonly height: number };

/** Takes pictures that somebody sent us. What comes in is never kept: only what was drawn from it. */
export interface Photos {
  /**
   * Refuses with `photo-empty`, `photo-too-large` (over 8 MB), `photo-kind` (no JPEG, PNG or WebP by its first bytes), `photo-broken`,
   * `photo-too-many-pixels`, `photo-slow` or `photo-busy`. Of a moving picture the first frame is taken.
   */
  redraw(bytes: Buffer): Promise<Result<Photo>>;
}

/** Fetches a picture by what its platform calls it. Refuses with `photo-gone` or `photo-too-large`; never throws. */
export type FetchPicture = (reference: string) => Promise<Result<Buffer>>;

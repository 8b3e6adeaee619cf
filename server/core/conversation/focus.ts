import type { PlaceId } from '../place.ts';

/** What the citizen has settled by tapping or typing a choice; it outranks what the engine understood. */
export type Focus = {
  /** Public id of the requirement he said he meant. */
  readonly requirement: string | null;
  readonly certificate: string | null;
  readonly matter: string | null;
  /** The place he said he meant, when he had named several. */
  readonly place: PlaceId | null;
  /** His answer to the exception question of the row. */
  readonly exception: 'yes' | 'no' | null;
};

export const NO_FOCUS: Focus = { requirement: null, certificate: null, matter: null, place: null, exception: null };

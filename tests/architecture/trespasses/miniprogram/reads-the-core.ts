import { place } from '../server/core/place.ts';
export const shown = place;

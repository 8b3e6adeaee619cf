import { clock } from '../ports/clock.ts';
export const at = clock;

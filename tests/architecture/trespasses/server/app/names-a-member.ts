import { cancelled } from '../core/catalogue/disposition/cancelled.ts';
export const one = cancelled;

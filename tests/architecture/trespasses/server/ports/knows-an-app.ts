import { ask } from '../app/ask.ts';
export const it = ask;

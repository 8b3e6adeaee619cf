import { page } from '../web/page.ts';
export const shown = page;

import { query } from '../storage/query.ts';
export const rows = query;

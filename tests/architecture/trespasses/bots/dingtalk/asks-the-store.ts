import { query } from '../../server/storage/query.ts';
export const rows = query;

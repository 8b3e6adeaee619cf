import type { CountyGiven } from '../../server/http/contract-county.ts';
import { keep, kept } from './keeping.ts';
import { request } from './request.ts';

const KEY = 'county';

/** Whose program this is. The copy of the last time is used at once and where there is no network. */
export function countyKept(): CountyGiven | null {
  return kept<CountyGiven | null>(KEY, null);
}

export async function county(): Promise<CountyGiven | null> {
  const reached = await request<CountyGiven>('GET', '/api/county');
  if (reached.ok) keep(KEY, reached.value);
  return reached.ok ? reached.value : countyKept();
}

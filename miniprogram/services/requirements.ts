import type { RequirementsListed } from '../../server/http/contract.ts';
import { type Reached, request } from './request.ts';
import { unbroken } from './spoken-time.ts';

export type Wanted = { readonly q: string; readonly disposition: string; readonly on: string; readonly page: number };

type Row = RequirementsListed['requirements'][number];

/** A row as it is shown; `tone` colours its label. */
export type RowView = Pick<Row, 'id' | 'name' | 'label' | 'instead' | 'basis' | 'item'> & {
  readonly tone: 'free' | 'act' | 'kept' | 'open';
  /** Its label in plain words. */
  readonly plain: string;
  readonly matters: string;
  readonly bring: string;
  readonly since: string;
};

const TONES: Readonly<Record<Row['disposition'], RowView['tone']>> = {
  cancelled: 'free',
  shared: 'free',
  licensed: 'free',
  inquired: 'free',
  committed: 'act',
  run: 'act',
  deferred: 'act',
  retained: 'kept',
  ban: 'open',
};

/** What a disposition means to who reads the list; the list's own word stands where a row is opened, for the window. */
export const PLAIN: Readonly<Record<Row['disposition'], string>> = {
  cancelled: '不用了',
  shared: '窗口自己查',
  licensed: '带证就行',
  committed: '签承诺书',
  inquired: '单位去核',
  run: '干部代跑',
  deferred: '可以后补',
  retained: '还要交',
  ban: '他们不开',
};

/** One page of the county's list, on a day (empty: today) and filtered. */
export function listRequirements({ q, disposition, on, page }: Wanted): Promise<Reached<RequirementsListed>> {
  const filters = Object.entries({ q, disposition, on, page: String(page) }).filter(([, value]) => value !== '');
  const query = filters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return request<RequirementsListed>('GET', `/api/requirements?${query}`);
}

export function viewOfRow(row: Row): RowView {
  return {
    ...{ id: row.id, name: row.name, label: row.label, instead: row.instead, item: row.item },
    basis: unbroken(row.basis),
    tone: TONES[row.disposition],
    plain: PLAIN[row.disposition],
    matters: row.matters.join('、'),
    bring: row.bring.join('、'),
    since: unbroken(row.since ?? ''),
  };
}

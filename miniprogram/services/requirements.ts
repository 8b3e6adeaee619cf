import type { RequirementsListed } from '../../server/http/contract.ts';
import { type Reached, request } from './request.ts';

export type Wanted = { readonly q: string; readonly disposition: string; readonly on: string; readonly page: number };

type Row = RequirementsListed['requirements'][number];

/** A row as it is shown; `tone` colours its label. */
export type RowView = Pick<Row, 'id' | 'name' | 'label' | 'instead' | 'basis' | 'item'> & {
  readonly tone: 'free' | 'act' | 'kept' | 'open';
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

/** One page of the county's list, on a day (empty: today) and filtered. */
export function listRequirements({ q, disposition, on, page }: Wanted): Promise<Reached<RequirementsListed>> {
  const filters = Object.entries({ q, disposition, on, page: String(page) }).filter(([, value]) => value !== '');
  const query = filters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return request<RequirementsListed>('GET', `/api/requirements?${query}`);
}

export function viewOfRow(row: Row): RowView {
  return {
    ...{ id: row.id, name: row.name, label: row.label, instead: row.instead, basis: row.basis, item: row.item },
    tone: TONES[row.disposition],
    matters: row.matters.join('、'),
    bring: row.bring.join('、'),
    since: row.since ?? '',
  };
}

import type { Records } from '../../ports/store.ts';
import { run } from '../database/line.ts';
import type { Reach } from './reach.ts';

const NEXT = `insert into counters (county, name, value) values ($1, $2, 1)
  on conflict (county, name) do update set value = counters.value + 1 returning value`;

export function numbersOf({ tx, county }: Reach): Records['numbers'] {
  /** The counter's row stays locked until the transaction ends: a number that was given back by a failure was never seen. */
  const next = async (name: string): Promise<number> => {
    const [row] = await run<{ value: number }>(tx, NEXT, [county, name], null);
    if (!row) throw new Error('A counter gave no number.');
    return row.value;
  };
  return {
    async nextPublic(prefix, day) {
      const series = `${prefix}-${day.replaceAll('-', '')}`;
      return `${series}-${String(await next(series)).padStart(4, '0')}`;
    },
    nextTyped: () => next('typed'),
  };
}

import type { Records } from '../../ports/store.ts';
import { leave, run, runLater } from '../database/line.ts';
import { lastOf } from '../database/merged.ts';
import { turnOf } from '../database/turns.ts';
import type { Reach } from './reach.ts';

const NEXT = `insert into counters (county, name, value) values ($1, $2, 1)
  on conflict (county, name) do update set value = counters.value + 1 returning value`;
const LOCK = 'select value from counters where county = $1 and name = $2 for update';
const MAKE = 'insert into counters (county, name, value) values ($1, $2, 0) on conflict do nothing';
const SAVE = 'update counters set value = $3 where county = $1 and name = $2';
const LAST_VALUE = lastOf(2);

export function numbersOf({ tx, county }: Reach): Records['numbers'] {
  /** The counter's row stays locked until the transaction ends: a number that was given back by a failure was never seen. */
  const next = async (name: string): Promise<number> => {
    const [row] = await run<{ value: number }>(tx, NEXT, [county, name], null);
    if (!row) throw new Error('A counter gave no number.');
    return row.value;
  };
  /** The same behind everything else: read, and handed on to whoever comes next, for whom it is written once. */
  const nextInTurn = async (name: string): Promise<number> => {
    const turn = { ...turnOf('counter', name), last: true, handedOn: ['value'] };
    const locked = async () => (await run<{ value: number }>(tx, LOCK, [county, name], turn))[0]?.value;
    let standing = await locked();
    if (standing === undefined) {
      await run(tx, MAKE, [county, name], null);
      standing = (await locked()) ?? 0;
    }
    const value = standing + 1;
    runLater(tx, SAVE, [county, name, value], LAST_VALUE);
    leave(tx, turn, { value });
    return value;
  };
  return {
    async nextPublic(prefix, day, order) {
      const series = `${prefix}-${day.replaceAll('-', '')}`;
      const number = await (order === 'last' ? nextInTurn(series) : next(series));
      return `${series}-${String(number).padStart(4, '0')}`;
    },
    nextTyped: () => next('typed'),
  };
}

import { sql } from 'kysely';
import type { Records } from '../../ports/store.ts';
import type { Reach } from './reach.ts';

export function numbersOf({ tx, county }: Reach): Records['numbers'] {
  /** The counter's row stays locked until the transaction ends: a number that was given back by a failure was never seen. */
  const next = async (name: string): Promise<number> => {
    const row = await tx
      .insertInto('counters')
      .values({ county, name, value: 1 })
      .onConflict((conflict) =>
        conflict.columns(['county', 'name']).doUpdateSet({ value: sql<number>`counters.value + 1` }),
      )
      .returning('value')
      .executeTakeFirstOrThrow();
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

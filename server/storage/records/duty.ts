import type { Records } from '../../ports/store.ts';
import type { Reach } from './reach.ts';

export function dutyOf({ tx, county }: Reach): Records['duty'] {
  return {
    async leave(staff, at) {
      await tx
        .insertInto('away')
        .values({ county, staff, since: new Date(at) })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async comeBack(staff) {
      await tx
        .deleteFrom('away')
        .where((row) => row.and({ county, staff }))
        .execute();
    },
    async away() {
      const found = await tx.selectFrom('away').select('staff').where('county', '=', county).execute();
      return new Set(found.map(({ staff }) => staff));
    },
  };
}

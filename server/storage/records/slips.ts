import type { Slip } from '../../core/slip/slip.ts';
import type { Records } from '../../ports/store.ts';
import type { Reach } from './reach.ts';

export function slipsOf({ tx, county }: Reach): Records['slips'] {
  return {
    async add(slip) {
      const { number, issuedAt, validUntil } = slip;
      await tx
        .insertInto('slips')
        .values({
          county,
          number,
          issued_at: new Date(issuedAt),
          valid_until: validUntil,
          content: JSON.stringify(slip),
        })
        .execute();
    },
    async find(number) {
      const row = await tx
        .selectFrom('slips')
        .select('content')
        .where((each) => each.and({ county, number }))
        .executeTakeFirst();
      return row ? (JSON.parse(row.content) as Slip) : null;
    },
  };
}

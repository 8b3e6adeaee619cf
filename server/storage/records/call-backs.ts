import { randomInt, timingSafeEqual } from 'node:crypto';
import type { CallBacks } from '../../ports/call-backs.ts';
import type { Reach } from './reach.ts';

const CODES = 10_000;
const TRIES = 3;

export function callBacksOf({ tx, county, vault }: Reach): CallBacks {
  const hashOf = (number: number, code: string): Buffer => vault.index('call-back', county, String(number), code);
  const waiting = (number: number, now: number) =>
    tx
      .selectFrom('call_backs')
      .selectAll()
      .where((row) => row.and({ county, number }))
      .where('expires_at', '>', new Date(now))
      .forUpdate()
      .executeTakeFirst();
  const end = async (number: number): Promise<void> => {
    await tx
      .deleteFrom('call_backs')
      .where((row) => row.and({ county, number }))
      .execute();
  };
  return {
    async issue(number, by, until) {
      const code = String(randomInt(CODES)).padStart(4, '0');
      const kept = { code_hash: hashOf(number, code), issued_by: by, tries_left: TRIES, expires_at: new Date(until) };
      await tx
        .insertInto('call_backs')
        .values({ county, number, ...kept })
        .onConflict((conflict) => conflict.columns(['county', 'number']).doUpdateSet(kept))
        .execute();
      return code;
    },
    issuerOf: async (number, now) => (await waiting(number, now))?.issued_by ?? null,
    async attempt(number, code, now) {
      const row = await waiting(number, now);
      if (row === undefined) return { kind: 'none' };
      const right = timingSafeEqual(row.code_hash, hashOf(number, code));
      const left = row.tries_left - 1;
      if (right || left === 0) {
        await end(number);
        return right ? { kind: 'right' } : { kind: 'wrong', left };
      }
      await tx
        .updateTable('call_backs')
        .set({ tries_left: left })
        .where((each) => each.and({ county, number }))
        .execute();
      return { kind: 'wrong', left };
    },
  };
}

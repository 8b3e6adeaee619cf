import { sql } from 'kysely';
import type { LossNotice } from '../../core/notice/notice.ts';
import { type NoticeState, VOID } from '../../core/notice/state.ts';
import type { Records } from '../../ports/store.ts';
import { boardOf, lockHead } from './board.ts';
import { fingerprintOf, foundCardsOf } from './found-cards.ts';
import { accountKey, type Reach } from './reach.ts';
import { sealedCasesOf } from './sealed-cases.ts';

export function noticesOf(reach: Reach): Records['notices'] {
  const { tx, county } = reach;
  const cases = sealedCasesOf<LossNotice>(reach, 'notices');
  const marked = (notice: LossNotice, at: number) => ({
    state: notice.state,
    public_number: notice.number,
    fingerprint: notice.certificateNumber === null ? null : fingerprintOf(reach, notice.kind, notice.certificateNumber),
    touched_at: new Date(at),
    sealed_content: cases.seal(notice),
  });

  return {
    async add(notice, at) {
      const { talk } = notice.applicant;
      const person_key = accountKey(reach, talk.channel, talk.person);
      await tx
        .insertInto('notices')
        .values({ county, case_number: notice.case, person_key, ...marked(notice, at) })
        .execute();
    },
    find: cases.find,
    lock: cases.lock,
    findPublished: cases.findNumbered,
    lockPublished: cases.lockNumbered,
    async save(notice, at) {
      await tx
        .updateTable('notices')
        .set(marked(notice, at))
        .where((row) => row.and({ county, case_number: notice.case }))
        .execute();
    },
    drop: cases.drop,
    ofApplicant: cases.ofAccount,
    async inState(state, limit) {
      const found = await cases.rows().where('state', '=', state).orderBy('case_number').limit(limit).execute();
      return found.map(cases.opened);
    },
    async ofCertificate(kind, number, states) {
      await lockHead(reach);
      const found = await ofFingerprint(kind, number, states).execute();
      return found.map(cases.opened);
    },
    async announced(kind, number) {
      const row = await tx
        .selectFrom('notices as notice')
        .innerJoin('board_notices as shown', (join) =>
          join.onRef('shown.county', '=', 'notice.county').onRef('shown.number', '=', 'notice.public_number'),
        )
        .select(['shown.published_on as since', 'shown.changed_on as changed', 'shown.state as state'])
        .where('notice.county', '=', county)
        .where('notice.fingerprint', '=', fingerprintOf(reach, kind, number))
        .where('shown.state', 'in', VOID)
        .orderBy(sql`shown.state = 'reissued'`)
        .orderBy('shown.published_on')
        .limit(1)
        .executeTakeFirst();
      return row ? { since: row.since, reissuedOn: row.state === 'reissued' ? row.changed : null } : null;
    },
    board: boardOf(reach),
    found: foundCardsOf(reach),
  };

  function ofFingerprint(kind: string, number: string, states: readonly NoticeState[]) {
    return cases
      .rows()
      .where('fingerprint', '=', fingerprintOf(reach, kind, number))
      .where('state', 'in', states)
      .orderBy('case_number');
  }
}

import { sql } from 'kysely';
import type { LossNotice } from '../../core/notice/notice.ts';
import { VOID } from '../../core/notice/state.ts';
import type { Records } from '../../ports/store.ts';
import type { DepartmentDelay } from '../../ports/tasks.ts';
import { forMany } from '../database/for-many.ts';
import { run, runLater } from '../database/line.ts';
import { lastOf } from '../database/merged.ts';
import { turnOf } from '../database/turns.ts';
import { boardOf } from './board.ts';
import { fingerprintOf, foundCardsOf } from './found-cards.ts';
import { accountKey, type Reach } from './reach.ts';
import { sealedCasesOf } from './sealed-cases.ts';

const ADD = `insert into notices
  (county, case_number, state, public_number, fingerprint, touched_at, sealed_content, person_key)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`;
/** From a row of values, because many are written together. */
const SAVE = `update notices set state = said.state, public_number = said.public_number, fingerprint = said.fingerprint,
    touched_at = said.touched_at, sealed_content = said.sealed_content
  from (values ($1::text, $2::bigint, $3::text, $4::text, $5::bytea, $6::timestamptz, $7::bytea))
    as said (county, case_number, state, public_number, fingerprint, touched_at, sealed_content)
  where notices.county = said.county and notices.case_number = said.case_number`;
const LAST_OF_CASE = lastOf(2);
const MARK_REISSUE = `update notices set reissue_department = $3, reissue_due_at = $4
  where county = $1 and case_number = $2`;
const TAKE_TURN = forMany('select pg_advisory_xact_lock($1)', {
  text: 'select pg_advisory_xact_lock(key) from (select key from unnest($1::bigint[]) as key order by key) as keys',
  ...{ of: [0], column: null },
});
const OF_CERTIFICATE = forMany(
  `select sealed_content from notices
  where county = $1 and fingerprint = $2 and state = any ($3::text[]) order by case_number`,
  {
    text: `select fingerprint, sealed_content from notices
    where county = $1 and fingerprint = any ($2::bytea[]) and state = any ($3::text[]) order by case_number`,
    ...{ of: [1], column: 'fingerprint' },
  },
);

export function noticesOf(reach: Reach): Records['notices'] {
  const { tx, county } = reach;
  const cases = sealedCasesOf<LossNotice>(reach, 'notices');
  const row = (notice: LossNotice, at: number) => {
    const { case: typed, state, number, kind, certificateNumber } = notice;
    const fingerprint = certificateNumber === null ? null : fingerprintOf(reach, kind, certificateNumber);
    return [county, typed, state, number, fingerprint, new Date(at), cases.seal(notice)];
  };

  return {
    async add(notice, at) {
      const { talk } = notice.applicant;
      runLater(tx, ADD, [...row(notice, at), accountKey(reach, talk.channel, talk.person)]);
    },
    find: cases.find,
    lock: cases.lock,
    checkPublished: cases.checkNumbered,
    lockPublished: cases.lockNumbered,
    async save(notice, at) {
      runLater(tx, SAVE, row(notice, at), LAST_OF_CASE);
    },
    drop: cases.drop,
    ofApplicant: cases.ofAccount,
    async inState(state, limit) {
      const found = await cases.rows().where('state', '=', state).orderBy('case_number').limit(limit).execute();
      return found.map(cases.opened);
    },
    async ofCertificate(kind, number, states) {
      const fingerprint = fingerprintOf(reach, kind, number);
      const [, found] = await Promise.all([
        run(tx, TAKE_TURN, [fingerprint.readBigInt64BE().toString()], turnOf('certificate', fingerprint)),
        run<{ sealed_content: Buffer }>(tx, OF_CERTIFICATE, [county, fingerprint, states]),
      ]);
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
    async markReissue(typed, mark) {
      const due = mark?.due ?? null;
      runLater(tx, MARK_REISSUE, [county, typed, mark?.department ?? null, due === null ? null : new Date(due)]);
    },
    async reissueDelays(now) {
      const found = await sql<DepartmentDelay>`
        select reissue_department as department, count(*)::int as open,
          (count(*) filter (where reissue_due_at <= ${new Date(now)}))::int as overdue
        from notices where county = ${county} and reissue_department is not null
        group by reissue_department order by overdue desc, open desc, department`.execute(tx);
      return found.rows;
    },
    board: boardOf(reach),
    found: foundCardsOf(reach),
  };
}

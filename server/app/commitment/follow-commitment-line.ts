import type { StaffMember } from '../../core/catalogue/staff.ts';
import type { Commitment } from '../../core/commitment/commitment.ts';
import type { CommitmentLine, CommitmentLineVerb } from '../../core/commitment/commitment-line.ts';
import type { CommitmentParty } from '../../core/commitment/life-cycle.ts';
import { move } from '../../core/commitment/move.ts';
import { COMMITMENT_LABELS } from '../../core/commitment/state.ts';
import { done, type Result, refused } from '../../core/result.ts';
import { departmentsOf } from '../../core/task/routing.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import type { Knowledge } from '../means.ts';
import { exemptCheck } from './exempt-check.ts';
import { keepCommitment } from './keep-commitment.ts';
import { recordUntrue, tellNews } from './mismatch.ts';

type Rules = Pick<Knowledge, 'catalogue'>;

const PARTIES: Readonly<Record<CommitmentLineVerb, CommitmentParty>> = {
  decide: 'department',
  exempt: 'department',
  uphold: 'reviewer',
  dismiss: 'reviewer',
  repair: 'reviewer',
};

/** Does what a line of staff about a commitment asks for; who signed it hears of it. */
export async function followCommitmentLine(
  means: Rules,
  records: Records,
  { verb, number, reason }: CommitmentLine,
  { by, at }: { readonly by: StaffMember; readonly at: Instant },
): Promise<Result<readonly string[]>> {
  const commitment = await records.commitments.lockSigned(number);
  if (commitment === null)
    return refused('commitment-unknown', `没有编号 ${number} 的承诺书。`, '编号像 CN-20210510-0001。');
  const may = PARTIES[verb] === 'department' ? mayDecide(means, commitment, by) : mayReview(commitment, by);
  if (!may.ok) return may;
  if (verb === 'exempt') {
    const exempt = await exemptCheck(means, records, commitment, { by, at, typed: reason });
    return exempt.ok ? done(said(exempt.value)) : exempt;
  }
  const moved = move(commitment, { verb, by: PARTIES[verb], at, reason });
  if (!moved.ok) return moved;
  const event = verb === 'decide' ? 'commitment-case-decided' : undefined;
  await keepCommitment(records, moved.value, { by: by.id, at, ...(event === undefined ? {} : { event }) });
  await follows(means, records, moved.value, verb, at);
  return done(said(moved.value));
}

function said({ number, state }: Commitment): readonly string[] {
  return [`${number ?? ''} ${COMMITMENT_LABELS[state]}。`, '本人已经知道'];
}

async function follows(
  means: Rules,
  records: Records,
  commitment: Commitment,
  verb: CommitmentLineVerb,
  at: Instant,
): Promise<void> {
  if (verb === 'dismiss') return recordUntrue(means, records, commitment, at);
  if (verb === 'repair') await records.commitments.credit.repair(commitment.number ?? '', at);
  await tellNews(means, records, commitment, at);
}

/** The department that asked for the paper decides the case; where the directory knows none, a reviewer says so. */
function mayDecide({ catalogue: { home } }: Rules, { row }: Commitment, by: StaffMember): Result<null> {
  const askedBy = home.lists.flatMap(({ rows }) => rows.filter(({ id }) => id === row)).at(-1)?.askedBy ?? [];
  const departments = departmentsOf(askedBy, home);
  const his =
    departments.length === 0 ? by.roles.includes('reviewer') : departments.some(({ id }) => id === by.department);
  if (his) return done(null);
  const names = departments.map(({ name }) => name).join('、');
  return refused(
    'commitment-other-department',
    '办结、免予核查由办这件事的部门来定。',
    `请${names || '审核员'}的同事发。`,
  );
}

function mayReview({ finding }: Commitment, by: StaffMember): Result<null> {
  if (!by.roles.includes('reviewer'))
    return refused('reviewer-only', '复核承诺要有审核员角色。', '请找有这个角色的同事。');
  if (finding?.by === by.id) return refused('commitment-own', '自己核查的不能自己复核。', '请另一位审核员来。');
  return done(null);
}

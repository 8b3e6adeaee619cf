import type { StaffMember } from '../../core/catalogue/staff.ts';
import type { Commitment } from '../../core/commitment/commitment.ts';
import { COMMITMENT_DECISIONS, type CommitmentDecision } from '../../core/commitment/commitment-decisions.ts';
import type { CommitmentLineVerb } from '../../core/commitment/commitment-line.ts';
import { challengeLines } from '../../core/commitment/showing-text.ts';
import { COMMITMENT_LABELS } from '../../core/commitment/state.ts';
import { nameIn } from '../../core/people/colleague.ts';
import { shownSigner } from '../../core/people/verified-identity.ts';
import { PHOTO_DAYS } from '../../core/privacy/retention.ts';
import { done, type Result, refused } from '../../core/result.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { asReviewer } from '../desk/as-reviewer.ts';
import type { Means } from '../means.ts';
import { followCommitmentLine } from './follow-commitment-line.ts';

/** A commitment in the queue: nothing of who signed it. */
export type QueuedObjection = {
  readonly number: string;
  readonly proof: string;
  readonly state: string;
  readonly since: Instant;
};

export type ObjectionQueue = {
  readonly me: string;
  readonly now: Instant;
  /** Somebody objected and waits. */
  readonly objected: readonly QueuedObjection[];
  /** Recorded as untrue and not repaired. */
  readonly recorded: readonly QueuedObjection[];
};

/** What was found and what was said against it, and what may be decided. */
export type ObjectionView = {
  readonly now: Instant;
  readonly queued: QueuedObjection;
  readonly found: readonly { readonly label: string; readonly value: string }[];
  readonly objection: string | null;
  /** Which photos of the check are still kept, counted from 1. */
  readonly photos: readonly number[];
  /** Null: this colleague checked it himself and decides nothing. */
  readonly decisions: readonly CommitmentDecision[] | null;
};

const MOST = 100;
const DAY = 86_400_000;

/** The queue of objections to findings. Looking at it is in the trail. */
export function viewObjections(means: Means, session: string): Promise<Result<ObjectionQueue>> {
  return asReviewer(means, session, async ({ commitments, trail }, { id, name }, now) => {
    const queue = async (state: 'objected' | 'dismissed') => (await commitments.inState(state, MOST)).map(queuedOf);
    const [objected, recorded] = [await queue('objected'), await queue('dismissed')];
    const facts = { objected: objected.length, recorded: recorded.length };
    await trail.append({ record: `desk ${id}`, event: 'objections-viewed', by: id, at: now, facts });
    return done({ me: name, now, objected, recorded });
  });
}

/** One objection with what was found. Looking at it is in its trail, and who signed it sees who looked. */
export function viewObjection(means: Means, session: string, number: string): Promise<Result<ObjectionView>> {
  return asReviewer(means, session, async (records, member, now) => {
    const commitment = await records.commitments.lockSigned(number);
    if (commitment === null || commitment.finding === null) return unknown(number);
    await noteLook(records, commitment, member, now);
    const { finding, state } = commitment;
    return done({
      now,
      queued: queuedOf(commitment),
      found: foundIn(means, commitment),
      objection: commitment.objection,
      photos: photosKept(commitment, now),
      decisions: finding.by === member.id ? null : COMMITMENT_DECISIONS.filter(({ from }) => from === state),
    });
  });
}

/** Those that are still kept, counted from 1 as they were sent. */
function photosKept({ finding }: Commitment, now: Instant): readonly number[] {
  return (finding?.photos ?? []).flatMap(({ at }, index) => (now < at + PHOTO_DAYS.check * DAY ? [index + 1] : []));
}

function unknown(number: string): Result<never> {
  return refused('commitment-unknown', `没有编号 ${number} 的异议。`, '回列表,从列表里点进去。');
}

async function noteLook(
  { trail, looks }: Pick<Records, 'trail' | 'looks'>,
  { case: typed, number, proof, signer: { talk } }: Commitment,
  { id: by, department }: StaffMember,
  at: Instant,
): Promise<void> {
  await trail.append({ record: `commitment ${typed}`, event: 'commitment-viewed', by, at, facts: {} }, talk);
  const fact = `承诺:${proof}`;
  await looks.add({ kind: 'viewed', by, department, inquiry: number ?? '', fact, purpose: '复核异议', at }, talk);
}

function foundIn({ catalogue: { home } }: Means, commitment: Commitment): ObjectionView['found'] {
  const { identity, matter, particular, finding, task, reason, objection, showing } = commitment;
  const rows: readonly (readonly [string, string | null])[] = [
    ['签的人', identity && shownSigner(identity)],
    ['事项', matter],
    ['承诺的内容', particular],
    ['核查的单', task === null ? null : `#${task}`],
    ['公示期间', challengeLines(showing?.challenges ?? [], false).join(';')],
    ['谁核查的', finding && nameIn(home)(finding.by)],
    ['在哪里看的', finding?.where ?? null],
    ['看到什么', finding?.what ?? null],
    ['上次的理由', reason === objection ? null : reason],
  ];
  return rows.flatMap(([label, value]) => (value === null || value === '' ? [] : [{ label, value }]));
}

function queuedOf({ number, proof, state, reached }: Commitment): QueuedObjection {
  return { number: number ?? '', proof, state: COMMITMENT_LABELS[state], since: reached[state] ?? 0 };
}

export type ObjectionAct = {
  readonly session: string;
  readonly number: string;
  readonly verb: CommitmentLineVerb;
  readonly reason: string;
};

/** The same as typing the line: who checked it himself is refused, and so is a second decision. */
export function decideObjection(means: Means, { session, ...line }: ObjectionAct): Promise<Result<null>> {
  return asReviewer(means, session, async (records, by, at) => {
    const followed = await followCommitmentLine(means, records, line, { by, at });
    return followed.ok ? done(null) : followed;
  });
}

import type { OwnComplaint } from '../../app/complaint/view-own-complaints.ts';
import type { MyData } from '../../app/me/export-me.ts';
import type { Mine } from '../../app/me/view-me.ts';
import type { County } from '../../core/catalogue/county.ts';
import type { Commitment } from '../../core/commitment/commitment.ts';
import type { LossNotice } from '../../core/notice/notice.ts';
import { isUnfiled, NOTICE_LABELS, type NoticeState, STANDING } from '../../core/notice/state.ts';
import { isOver, STATE_LABELS } from '../../core/task/state.ts';
import type { Task } from '../../core/task/task.ts';
import type { Instant } from '../../core/time.ts';
import { presentOfMine } from '../commitments-api/present.ts';
import { presentOwn } from '../complaints-api/present.ts';
import type { MeGiven } from '../contract-me.ts';

type Kinds = County['noticeBoard']['kinds'];

/** What is his beside errands and notices. */
type Beside = {
  readonly kinds: Kinds;
  readonly commitments: readonly Commitment[];
  readonly complaints: readonly OwnComplaint[];
};

/** 我的, as the program shows it: no name, no number of a certificate, though they are his own: a telephone lies about. */
export function presentMe({ tasks, notices, looks, news }: Mine, { kinds, commitments, complaints }: Beside): MeGiven {
  return {
    // The look that follows a signature stands with the commitment: it is no errand of his.
    tasks: tasks.filter(({ check }) => check === undefined).map(presentTask),
    notices: notices.map((notice) => presentNotice(notice, kinds)),
    commitments: commitments.map(presentOfMine),
    complaints: complaints.map(presentOwn),
    looks: looks.map(({ who, did, refused, fact, purpose, inquiry, at }) => ({
      ...{ who, did, refused, fact, purpose, inquiry, at },
    })),
    news: news.map(({ lines, at }) => ({ lines: [...lines], at })),
  };
}

export function presentTask(task: Task): MeGiven['tasks'][number] {
  const { number, proof, matter, state, authorisation, papersSaved, tripsSaved, rating, reached, check } = task;
  const over = isOver(state);
  return {
    ...{ number, proof, matter, state: STATE_LABELS[state], over, papersSaved, tripsSaved, rating },
    rateable: state === 'closed' && check === undefined,
    // The authority for a check is his signature: it goes with the commitment, not by itself.
    revocable: !over && authorisation !== null && check === undefined,
    authorisedUntil: authorisation?.expiresAt ?? null,
    steps: stepsOf(reached, STATE_LABELS, (step) => step !== 'draft'),
  };
}

function presentNotice(notice: LossNotice, kinds: Kinds): MeGiven['notices'][number] {
  const { case: typed, number, kind, state, reached } = notice;
  return {
    ...{ case: typed, number, state: NOTICE_LABELS[state], standing: STANDING.includes(state) },
    title: kinds.find(({ id }) => id === kind)?.name ?? '证件',
    steps: stepsOf(reached, NOTICE_LABELS, (step: NoticeState) => !isUnfiled(step)),
  };
}

/** What was reached and when, in order; what was only being filled in is no step for who reads it. */
function stepsOf<State extends string>(
  reached: Readonly<Partial<Record<State, Instant>>>,
  labels: Readonly<Record<State, string>>,
  counts: (state: State) => boolean,
): { label: string; at: Instant }[] {
  return (Object.entries(reached) as [State, Instant | undefined][])
    .flatMap(([state, at]) => (at === undefined || !counts(state) ? [] : [{ label: labels[state], at }]))
    .sort((a, b) => a.at - b.at);
}

/** In full, for who asked for it: a file that he keeps. */
export function presentExport(
  { account, telephone, tasks, notices, commitments, complaints, looks, news, said }: MyData,
  county: string,
  at: Instant,
): object {
  return {
    format: 'zhengpaopao-my-data-1',
    county,
    exportedAt: new Date(at).toISOString(),
    account: { channel: account.channel, person: account.person },
    telephone,
    tasks: tasks.map(({ number, proof, matter, state, citizen, authorisation, result, reached }) => ({
      ...{ number, proof, matter, state, result, reached },
      citizen: { name: citizen.name, idNumber: citizen.idNumber, telephone: citizen.telephone },
      authorisation,
    })),
    notices: notices.map(({ applicant: _, ...own }) => own),
    commitments: commitments.map(({ signer: _, identityRequest: __, ...own }) => own),
    complaints: complaints.map(({ talk: _, ...own }) => own),
    looks,
    news,
    conversation: said,
  };
}

import { type Talk, talkOf } from '../../core/conversation/message.ts';
import { done, type Result } from '../../core/result.ts';
import type { Entrusting } from '../../core/task/entrusting.ts';
import { entrusted } from '../../core/task/entrusting-answer.ts';
import type { Task } from '../../core/task/task.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import type { Outcome, Step } from '../step.ts';
import { draftTask } from '../task/draft-task.ts';
import { grantAuthorisation } from '../task/grant-authorisation.ts';
import type { TaskMeans } from '../task/keep-task.ts';

/** 同意授权: the task is drafted, authorised from the citizen's own account, and sent; refused, nothing of it stays. */
export async function grantTask(step: Step, so: Entrusting): Promise<Result<Outcome>> {
  const { means, records, incoming, around, recipient } = step;
  const granted = await grant(means, records, { so, talk: talkOf(incoming), recipient, at: incoming.at });
  if (!granted.ok) return granted;
  const conversation = { ...step.conversation, pending: null };
  return done({ answer: entrusted(granted.value, incoming.at, around), conversation });
}

export type Grant = {
  readonly so: Entrusting;
  readonly talk: Talk;
  /** Where he is told what comes of it. */
  readonly recipient: string | null;
  readonly at: Instant;
};

/** The same for whoever asks it of us, in a chat or on a page. When it refuses, the caller gives the transaction up. */
export async function grant(
  means: TaskMeans,
  records: Records,
  { so, talk, recipient, at }: Grant,
): Promise<Result<Task>> {
  const { proof, requirement, matter, name, idNumber } = so;
  const telephone = await records.readerReach.telephoneOf(talk);
  const citizen = { name: name ?? '', idNumber, telephone, reach: { talk, recipient } };
  const wanted = { proof, requirement, matter, town: so.town ?? means.catalogue.home.id, citizen };
  const draft = await draftTask(means, records, { wanted, by: { kind: 'citizen', talk }, at });
  return grantAuthorisation(means, records, { number: draft.number, talk, at });
}

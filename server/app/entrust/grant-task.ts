import { talkOf } from '../../core/conversation/message.ts';
import { done, type Result } from '../../core/result.ts';
import type { Entrusting } from '../../core/task/entrusting.ts';
import { entrusted } from '../../core/task/entrusting-answer.ts';
import type { Outcome, Step } from '../step.ts';
import { draftTask } from '../task/draft-task.ts';
import { grantAuthorisation } from '../task/grant-authorisation.ts';

/** 同意授权: the task is drafted, authorised from the citizen's own account, and sent; refused, nothing of it stays. */
export async function grantTask(step: Step, so: Entrusting): Promise<Result<Outcome>> {
  const { means, records, incoming, around, recipient } = step;
  const { at } = incoming;
  const talk = talkOf(incoming);
  const { proof, requirement, matter, name, idNumber } = so;
  const telephone = await records.readerReach.telephoneOf(incoming);
  const citizen = { name: name ?? '', idNumber, telephone, reach: { talk, recipient } };
  const wanted = { proof, requirement, matter, town: so.town ?? around.catalogue.home.id, citizen };
  const draft = await draftTask(means, records, { wanted, by: { kind: 'citizen', talk }, at });
  const granted = await grantAuthorisation(means, records, { number: draft.number, talk, at });
  if (!granted.ok) return granted;
  const conversation = { ...step.conversation, pending: null };
  return done({ answer: entrusted(granted.value, at, around), conversation });
}

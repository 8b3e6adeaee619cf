import type { Entrusting } from '../../core/task/entrusting.ts';
import { entrusted, entrustRefused } from '../../core/task/entrusting-answer.ts';
import type { Outcome, Step } from '../step.ts';
import { draftTask } from '../task/draft-task.ts';
import { grantAuthorisation } from '../task/grant-authorisation.ts';

/** 同意授权: the task is drafted, authorised from the citizen's own account, and sent. */
export async function grantTask(step: Step, so: Entrusting): Promise<Outcome> {
  const { means, records, incoming, around, recipient } = step;
  const { channel, account, chat, person, at } = incoming;
  const talk = { channel, account, chat, person };
  const { proof, requirement, matter, name, idNumber } = so;
  const citizen = { name: name ?? '', idNumber, telephone: null, reach: { talk, recipient } };
  const wanted = { proof, requirement, matter, town: so.town ?? around.catalogue.home.id, citizen };
  const draft = await draftTask(means, records, { wanted, by: { kind: 'citizen', talk }, at });
  const granted = await grantAuthorisation(means, records, { number: draft.number, talk, at });
  const conversation = { ...step.conversation, pending: null };
  const answer = granted.ok ? entrusted(granted.value, at, around) : entrustRefused(granted.refusal, around);
  return { answer, conversation };
}

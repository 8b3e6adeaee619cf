import { workingCalendarOf } from '../../core/calendar/working-calendar.ts';
import { maskContact } from '../../core/privacy/contact.ts';
import { done, type Result, refused } from '../../core/result.ts';
import { isOver } from '../../core/task/state.ts';
import type { Account, SignIn } from '../../ports/sign-in.ts';
import type { Records } from '../../ports/store.ts';
import type { Means } from '../means.ts';
import { marksOf } from '../task/keep-task.ts';

/** More than anybody has under way at once. */
const MOST = 50;

/**
 * Keeps the number at which he wants to be called back, as the platform tells it: sealed, given masked, in no trail and no log. Whoever
 * runs something for him reads it from now on.
 */
export async function keepTelephone(
  means: Means,
  signIn: SignIn | null,
  account: Account,
  code: string,
): Promise<Result<string>> {
  if (signIn?.telephoneOf === undefined)
    return refused('telephone-off', '这里还不能留微信里的手机号。', '不留也能办;要我们打给您,发:找人。');
  const told = await signIn.telephoneOf(code);
  if (!told.ok) return told;
  const at = means.clock.now();
  return means.store.transaction(async (records) => {
    await records.readerReach.keepTelephone(account, told.value, at);
    await noteInTasks(means, records, account, told.value);
    await note(records, account, 'telephone-left', at);
    return done(maskContact(told.value));
  });
}

/** 不留了: nobody reads it any more, neither here nor in what is under way. */
export function dropTelephone(means: Means, account: Account): Promise<null> {
  return means.store.transaction(async (records) => {
    if (!(await records.readerReach.dropTelephone(account))) return null;
    await noteInTasks(means, records, account, null);
    await note(records, account, 'telephone-dropped', means.clock.now());
    return null;
  });
}

async function noteInTasks(means: Means, records: Records, account: Account, telephone: string | null): Promise<void> {
  const open = (await records.tasks.ofCitizen(account, MOST)).filter(({ state }) => !isOver(state));
  for (const { number } of open) {
    const task = await records.tasks.lock(number);
    if (task === null || isOver(task.state)) continue;
    const known = { ...task, citizen: { ...task.citizen, telephone } };
    await records.tasks.save(known, marksOf(means, known, workingCalendarOf(means.catalogue)));
  }
}

async function note(
  { people, trail }: Pick<Records, 'people' | 'trail'>,
  account: Account,
  event: 'telephone-left' | 'telephone-dropped',
  at: number,
): Promise<void> {
  const { channel, account: appId, person } = account;
  const id = await people.identify({ channel, appId, externalId: person }, at);
  await trail.append({ record: `person ${id}`, event, by: 'citizen', at, facts: {} }, account);
}

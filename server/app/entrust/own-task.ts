import { workingCalendarOf } from '../../core/calendar/working-calendar.ts';
import { talkOf } from '../../core/conversation/message.ts';
import { nameIn } from '../../core/people/colleague.ts';
import { done, type Result, refused } from '../../core/result.ts';
import { dueLine } from '../../core/task/due.ts';
import type { Task } from '../../core/task/task.ts';
import type { Account } from '../../ports/sign-in.ts';
import type { Records } from '../../ports/store.ts';
import { ownTasks } from '../join/own-accounts.ts';
import type { Means } from '../means.ts';
import { revokeAuthorisation } from '../task/revoke-authorisation.ts';

const MOST = 100;

/** One errand of his: how far it is, by when it is done, and who runs it. */
export type OwnTask = {
  readonly task: Task;
  /** 今天 16:30 前; empty when it has no time to keep. */
  readonly due: string;
  readonly runner: string | null;
};

export function viewOwnTask(means: Means, account: Account, number: number): Promise<Result<OwnTask>> {
  return means.store.transaction(async (records) => {
    const own = await find(records, account, number);
    if (!own.ok) return own;
    const { catalogue, clock } = means;
    const task = own.value;
    const due = dueLine(task, clock.now(), workingCalendarOf(catalogue));
    return done({ task, due, runner: task.owner === null ? null : nameIn(catalogue.home)(task.owner) });
  });
}

/** 撤回 of the one that he names. It may be his under the account that he joined. */
export function withdrawOwnTask(means: Means, account: Account, number: number): Promise<Result<null>> {
  return means.store.transaction(async (records) => {
    const own = await find(records, account, number);
    if (!own.ok) return own;
    const talk = own.value.citizen.reach?.talk ?? talkOf({ ...account, chat: account.person });
    const revoked = await revokeAuthorisation(means, records, { number, talk, at: means.clock.now() });
    return revoked.ok ? done(null) : revoked;
  });
}

async function find(records: Records, account: Account, number: number): Promise<Result<Task>> {
  const own = (await ownTasks(records, account, MOST)).find((task) => task.number === number);
  return own ? done(own) : refused('task-unknown', '您名下没有这件代跑。', '到「我的」里点要看的那一件。');
}

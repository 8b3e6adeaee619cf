import { namesIn } from '../../core/inquiry/names.ts';
import { lookLine } from '../../core/inquiry/view-lines.ts';
import type { LossNotice } from '../../core/notice/notice.ts';
import { FILED, type NoticeState } from '../../core/notice/state.ts';
import type { Task } from '../../core/task/task.ts';
import type { ReaderMessage } from '../../ports/reader-messages.ts';
import type { Account } from '../../ports/sign-in.ts';
import type { Records } from '../../ports/store.ts';
import type { Means } from '../means.ts';

const MOST = 20;

/** What the county has under way for somebody, what he announced, and who looked at him. */
export type Mine = {
  readonly tasks: readonly Task[];
  readonly notices: readonly LossNotice[];
  /** One line a look, newest first. */
  readonly looks: readonly string[];
  /** What he was told, newest first. */
  readonly news: readonly ReaderMessage[];
};

/** 我的, for who has proved by a session whose account it is. */
export function viewMe(means: Means, account: Account): Promise<Mine> {
  return means.store.transaction((records) => mineOf(means, records, account, { states: FILED, most: MOST }));
}

/** `states`: of the notices that count; `most`: how many of each kind, newest first. */
export async function mineOf(
  { catalogue, clock }: Means,
  records: Records,
  account: Account,
  { states, most }: { readonly states: readonly NoticeState[]; readonly most: number },
): Promise<Mine> {
  const [tasks, notices, looks, news] = [
    await records.tasks.ofCitizen(account, most),
    await records.notices.ofApplicant(account, states, most),
    await records.looks.at(account, most),
    await records.readerMessages.of(account, most),
  ];
  const names = namesIn(catalogue.home);
  return { tasks, notices, looks: looks.map((look) => lookLine(look, names, clock.now())), news };
}

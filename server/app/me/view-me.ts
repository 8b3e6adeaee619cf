import type { Look } from '../../core/inquiry/look.ts';
import { type Names, namesIn } from '../../core/inquiry/names.ts';
import { lookDid, lookedBy } from '../../core/inquiry/view-lines.ts';
import type { LossNotice } from '../../core/notice/notice.ts';
import { FILED, type NoticeState } from '../../core/notice/state.ts';
import type { Task } from '../../core/task/task.ts';
import type { Instant } from '../../core/time.ts';
import type { ReaderMessage } from '../../ports/reader-messages.ts';
import type { Account } from '../../ports/sign-in.ts';
import type { Records } from '../../ports/store.ts';
import { ownAccounts, ownTasks } from '../join/own-accounts.ts';
import type { Means } from '../means.ts';

const MOST = 20;

/** A look as its citizen may know it: who, what came of it, what was asked, for what, by which inquiry. */
type OwnLook = Pick<Look, 'fact' | 'purpose' | 'inquiry' | 'at'> & {
  readonly who: string;
  readonly did: string;
  /** Somebody tried whose inquiry it is not. */
  readonly refused: boolean;
};

/** What the county has under way for somebody under this account and the one that he joined to it, what he announced, and who looked at him. */
export type Mine = {
  readonly tasks: readonly Task[];
  readonly notices: readonly LossNotice[];
  /** Newest first. */
  readonly looks: readonly OwnLook[];
  /** What he was told, newest first. */
  readonly news: readonly ReaderMessage[];
};

/** 我的, for who has proved by a session whose account it is. */
export function viewMe(means: Means, account: Account): Promise<Mine> {
  return means.store.transaction((records) => mineOf(means, records, account, { states: FILED, most: MOST }));
}

/** `states`: of the notices that count; `most`: how many of each kind, newest first. */
export async function mineOf(
  { catalogue }: Pick<Means, 'catalogue'>,
  records: Records,
  account: Account,
  { states, most }: { readonly states: readonly NoticeState[]; readonly most: number },
): Promise<Mine> {
  const tasks = await ownTasks(records, account, most);
  const [notices, looks, news]: [LossNotice[], Look[], ReaderMessage[]] = [[], [], []];
  for (const own of await ownAccounts(records, account)) {
    notices.push(...(await records.notices.ofApplicant(own, states, most)));
    looks.push(...(await records.looks.at(own, most)));
    news.push(...(await records.readerMessages.of(own, most)));
  }
  const names = namesIn(catalogue.home);
  return {
    tasks,
    notices: notices.sort((a, b) => b.case - a.case).slice(0, most),
    looks: newest(looks, most).map((look) => ofOwn(look, names)),
    news: newest(news, most),
  };
}

function ofOwn(look: Look, names: Names): OwnLook {
  const { fact, purpose, inquiry, at, kind } = look;
  return { who: lookedBy(look, names), did: lookDid(look), fact, purpose, inquiry, at, refused: kind === 'refused' };
}

function newest<T extends { readonly at: Instant }>(all: readonly T[], most: number): readonly T[] {
  return [...all].sort((a, b) => b.at - a.at).slice(0, most);
}

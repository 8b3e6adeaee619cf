import { spokenTime } from '../calendar/spoken-time.ts';
import type { Instant } from '../time.ts';
import type { Task } from './task.ts';

/** 办结 as the citizen reads it: that he is done, and what he was spared. */
export function closedLines({ number, proof, papersSaved, tripsSaved }: Task): readonly string[] {
  const spared = [`少交 ${papersSaved} 份材料`, `少跑 ${tripsSaved} 趟`].join('、');
  return [
    `办好了。您不用再交任何材料。这件事您${spared}。`,
    `${proof}(代跑 #${number})`,
    '办得怎么样?回一个数字,1 到 5,5 分最好',
  ];
}

/** 没办成: he has to know that he may not rely on it, and whom to ask. */
export function notDoneLines({ number, proof }: Task, hotline: string): readonly string[] {
  return [`${proof}这次没有代您办成(代跑 #${number})。`, `不是您的原因就不用您补材料;想问清楚打 ${hotline}`];
}

export function cancelledLines({ number, proof }: Task): readonly string[] {
  return [`${proof}的代跑取消了(#${number})。`, '授权不再有效,不会再有人替您查'];
}

/** Whoever waits hears that somebody has it, and until when his authority is used. */
export function claimedLines({ number, proof, authorisation }: Task, name: string, now: Instant): readonly string[] {
  const until = authorisation === null ? [] : [`授权到${spokenTime(authorisation.expiresAt, now)},不想办了发「撤回」`];
  return [`${name}在替您办${proof}(代跑 #${number})。`, '您不用跑,有结果在这里告诉您', ...until];
}

export function waitingLines({ number, proof }: Task, words: string): readonly string[] {
  return [`${proof}(代跑 #${number})要等您一下。`, words];
}

import { dayInWords } from '../notice/notice-words.ts';
import type { Day } from '../time.ts';
import type { Challenge } from './showing.ts';

/** Where it is shown, as people are told. */
export const SHOWN_AT = '证跑跑网页的「承诺公示」';

/** 5 个工作日,2026年11月23日止. */
export function showingTerm(days: number, until: Day | null): string {
  return `${days} 个工作日,${until === null ? '到哪天等放假安排公布' : `${dayInWords(until)}止`}`;
}

/** Read before it is signed: what will be public, where, for how long, and what comes of it. */
export function showingBefore(days: number, until: Day | null): readonly string[] {
  return [
    `在${SHOWN_AT}里公示 ${showingTerm(days, until)},谁都看得到,期满就撤下`,
    '会写明:您姓什么(像 张**)、哪个村社、办什么事、代替哪份证明、承诺什么、编号',
    '不写:名字、身份证号、电话、门牌、您填的内容',
    '这几天里有人说不是真的,镇里的代跑员到现场看,什么时候去,先跟您说;没有人说,就算核查过了',
  ];
}

/** The same in one line, for a chat. */
export function showingInShort(days: number): string {
  return `公示 ${days} 个工作日:网页上写您姓什么、哪个村社、办什么事、承诺什么;有人说不是真的,镇里才去现场看`;
}

/** What who goes there reads of those who objected. `asked`: with how they can be asked. */
export function challengeLines(challenges: readonly Challenge[], asked: boolean): readonly string[] {
  return challenges.map(({ reason, words, contact }) => {
    const how = asked && contact !== null ? `(可以问他:${contact})` : '';
    return `公示时有人说:${reason}。${words}${how}`;
  });
}

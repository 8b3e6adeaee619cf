import { spokenTime } from '../calendar/spoken-time.ts';
import { done, type Result, refused } from '../result.ts';
import type { Instant } from '../time.ts';
import type { Task } from './task.ts';

/** 见到本人: a colleague was there and saw the citizen. Where and what stand in the sealed task only; the card says who and when. */
export type SiteCheck = {
  /** Staff id of who was there. */
  readonly by: string;
  readonly at: Instant;
  readonly where: string;
  readonly finding: string;
  /** Until when others may rely on it. */
  readonly validUntil: Instant;
  /** Number of the task for which it was made; null for this one. */
  readonly from: number | null;
};

/** No rule known to us says how long somebody may rely on it: as long as an authorisation from an account lasts. */
export const SEEN_DAYS = 30;

const DAY = 86_400_000;

const AGAIN = /^(?:照|同|沿用)\s*[#]?\s*(\d{1,9})\s*号?$/u;

/** 桃源村3组 本人在家: where, and what was seen. Nothing behind the place means that he was seen, and no more. */
export function siteCheck(words: string, by: string, at: Instant): SiteCheck {
  const typed = words.normalize('NFKC').trim();
  const [where = ''] = typed.split(/[\s,、;:]+/u);
  const finding = typed.slice(where.length).replace(/^[\s,、;:]+/u, '');
  return {
    by,
    at,
    where,
    finding: finding === '' ? '见到本人' : finding,
    validUntil: at + SEEN_DAYS * DAY,
    from: null,
  };
}

/** 照 12: number of the task whose check serves again; null for a check of its own. */
export function checkedBefore(words: string): number | null {
  const number = AGAIN.exec(words.normalize('NFKC').trim())?.[1];
  return number === undefined ? null : Number(number);
}

/** The check of another task of the same citizen, while it holds. Refuses what is not there, has run out, or is about somebody else. */
export function checkAgain(task: Task, other: Task | null, number: number, now: Instant): Result<SiteCheck> {
  const how = `到场看了再发:见到本人 ${task.number} <地点> <看到什么>`;
  if (!other?.seen) return refused('check-none', `#${number} 没有见到本人的记录。`, how);
  if (!sameCitizen(task, other)) return refused('check-other', `#${number} 不是同一个人的,不能照用。`, how);
  const { validUntil } = other.seen;
  if (now >= validUntil)
    return refused('check-over', `#${number} 见到本人的记录${spokenTime(validUntil, now)} 过期了。`, how);
  return done({ ...other.seen, from: other.seen.from ?? number });
}

/** Name and town, and the ID number where both have one: elders for whom a village agent asks have none here. */
function sameCitizen({ citizen: a, town }: Task, { citizen: b, town: other }: Task): boolean {
  const known = a.idNumber !== null && b.idNumber !== null;
  return known ? a.idNumber === b.idNumber : a.name === b.name && town === other;
}

/** For who runs it: 见到本人:何国华,今天 14:02,桃源村3组,本人在家. */
export function seenLine({ seen }: Task, nameOf: (staff: string) => string, now: Instant): readonly string[] {
  if (!seen) return [];
  const { by, at, where, finding, from } = seen;
  const again = from === null ? '' : `(照 #${from})`;
  return [`见到本人${again}:${nameOf(by)},${spokenTime(at, now)},${where},${finding}`];
}

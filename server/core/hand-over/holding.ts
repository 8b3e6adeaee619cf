import { spokenTime } from '../calendar/spoken-time.ts';
import { done, type Result, refused } from '../result.ts';
import type { Instant } from '../time.ts';
import type { HandOver } from './hand-over.ts';

/** A holder who has said nothing for half an hour is taken for gone: a colleague may take over. */
const HOLDS_FOR = 30 * 60_000;

export type NameOf = (staff: string) => string;

/** First one holds it. Refuses with who holds it, or who ended it, and what to do. */
export function heldBy(handOver: HandOver, staff: string, now: Instant, nameOf: NameOf): Result<HandOver> {
  const { number, holder, answeredAt, closedAt, closedBy } = handOver;
  if (closedAt !== null)
    return refused(
      'hand-over-closed',
      `${number} 号已经结束:${ended(closedBy, nameOf)},${spokenTime(closedAt, now)}。`,
      '他再找人会有新的编号。',
    );
  const freeFrom = (answeredAt ?? 0) + HOLDS_FOR;
  if (holder !== null && holder !== staff && now < freeFrom)
    return refused(
      'hand-over-held',
      `${number} 号已由${nameOf(holder)}接着,最后一句在${spokenTime(answeredAt ?? now, now)}。`,
      `有话先跟${nameOf(holder)}说;他到${spokenTime(freeFrom, now)} 没再说话,您就能接。`,
    );
  return done({ ...handOver, holder: staff });
}

function ended(by: string | null, nameOf: NameOf): string {
  if (by === 'citizen') return '群众自己退出';
  return by === null ? '到时结束' : `${nameOf(by)}交还`;
}

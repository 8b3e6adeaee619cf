import { isPaused, paused, resumed } from '../clock/pause.ts';
import { done, type Result, refused } from '../result.ts';
import type { Instant } from '../time.ts';
import type { Inquiry } from './inquiry.ts';
import { nextState } from './life-cycle.ts';
import type { Party } from './party.ts';

/** 停钟: only while a superior system is down, once. The citizen is not waited for by a department that looks something up. */
export function stopped(inquiry: Inquiry, party: Party, words: string, now: Instant): Result<Inquiry> {
  const state = nextState(inquiry, 'pause', party);
  if (!state.ok) return state;
  const pauses = paused(inquiry.pauses, words, now);
  if (!pauses.ok) return pauses;
  if (pauses.value.at(-1)?.reason !== 'system-down')
    return refused(
      'pause-not-allowed',
      `“${words}”不是协查能停钟的理由。`,
      '协查只有等上级系统恢复能停(最多 1 次,8 小时)。',
    );
  return done({ ...inquiry, pauses: pauses.value, revision: inquiry.revision + 1 });
}

/** 续钟. Refuses when the clock runs. */
export function wentOn(inquiry: Inquiry, party: Party, now: Instant): Result<Inquiry> {
  const state = nextState(inquiry, 'resume', party);
  if (!state.ok) return state;
  if (!isPaused(inquiry.pauses))
    return refused('pause-none', `${inquiry.number} 号协查的钟没有停。`, '不用续,直接答就行。');
  return done({ ...inquiry, pauses: resumed(inquiry.pauses, now), revision: inquiry.revision + 1 });
}

import { isPaused, type PauseLimits, paused, resumed } from '../clock/pause.ts';
import { done, type Result, refused } from '../result.ts';
import type { Instant } from '../time.ts';
import type { Inquiry } from './inquiry.ts';
import { nextState } from './life-cycle.ts';
import type { Party } from './party.ts';

/** 停钟: only while a superior system is down, as the county allows it. The citizen is not waited for by a department that looks something up. */
export function stopped(
  inquiry: Inquiry,
  party: Party,
  words: string,
  limits: PauseLimits,
  now: Instant,
): Result<Inquiry> {
  const state = nextState(inquiry, 'pause', party);
  if (!state.ok) return state;
  const pauses = paused(inquiry.pauses, words, { ...limits, citizen: { ...limits.citizen, most: 0 } }, now);
  if (!pauses.ok) return pauses;
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

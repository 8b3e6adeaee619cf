import { done, type Result, refused } from '../result.ts';
import type { Instant } from '../time.ts';
import type { Allowance } from './clock.ts';

export type PauseReason = 'citizen' | 'system-down';

/** A clock stood still. `to`: null while it goes on. */
export type Pause = { readonly reason: PauseReason; readonly from: Instant; readonly to: Instant | null };

type Rule = {
  readonly label: string;
  /** How people name it. */
  readonly said: RegExp;
  /** It counts for so long and no longer. */
  readonly longest: Allowance;
  /** So often in one case. */
  readonly most: number;
};

/** 停钟: the only reasons for which a clock stands still, and for how long. Whatever is not here is no reason: 领导出差 is not. */
export const PAUSE_REASONS: Readonly<Record<PauseReason, Rule>> = {
  citizen: {
    label: '等群众',
    said: /群众|本人|当事人|家属|补材料|补签|照片|回电/u,
    longest: { minutes: 16 * 60, runs: 'working' },
    most: 2,
  },
  'system-down': {
    label: '等上级系统恢复',
    said: /系统.{0,6}(?:恢复|故障|维护|升级|打不开|登不上|崩|瘫)|(?:故障|维护|升级).{0,6}系统|专网/u,
    longest: { minutes: 8 * 60, runs: 'wall' },
    most: 1,
  },
};

/** Stops a clock for a reason in a colleague's words. Refuses reasons outside the list, a pause inside a pause, and one too many. */
export function paused(pauses: readonly Pause[], words: string, now: Instant): Result<readonly Pause[]> {
  const reason = reasonIn(words);
  if (reason === null)
    return refused('pause-not-allowed', `“${words}”不是能停钟的理由。`, `只有这些能停:${allowed()}。`);
  if (isPaused(pauses)) return refused('pause-running', '钟已经停着,不用再停。', '办下去时发 继续 加编号。');
  const { label, most } = PAUSE_REASONS[reason];
  if (pauses.filter((pause) => pause.reason === reason).length >= most)
    return refused('pause-used-up', `“${label}”最多停 ${most} 次,已经用完。`, '时限照走;办不下去就退单,写明理由。');
  return done([...pauses, { reason, from: now, to: null }]);
}

/** Ends the pause that goes on; the pauses as they were when none does. */
export function resumed(pauses: readonly Pause[], now: Instant): readonly Pause[] {
  return pauses.map((pause) => (pause.to === null ? { ...pause, to: now } : pause));
}

export function isPaused(pauses: readonly Pause[]): boolean {
  return pauses.at(-1)?.to === null;
}

function reasonIn(words: string): PauseReason | null {
  const names = Object.keys(PAUSE_REASONS) as PauseReason[];
  return names.find((name) => PAUSE_REASONS[name].said.test(words)) ?? null;
}

function allowed(): string {
  return Object.values(PAUSE_REASONS)
    .map(({ label, most, longest }) => `${label}(最多 ${most} 次,每次 ${longest.minutes / 60} 小时)`)
    .join('、');
}

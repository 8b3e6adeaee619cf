import { done, type Result, refused } from '../result.ts';
import type { Instant } from '../time.ts';
import type { Allowance } from './clock.ts';
import { spokenAllowance } from './spoken-span.ts';

type PauseReason = 'citizen' | 'system-down';

/**
 * A clock stood still. `to`: null while it goes on. It counts for `longest` and no longer, as the county had it when the
 * clock was stopped; absent where it was stopped before counties had a say.
 */
export type Pause = {
  readonly reason: PauseReason;
  readonly from: Instant;
  readonly to: Instant | null;
  readonly longest?: Allowance;
};

/** For how long a clock stands still at one stretch, and how often in one case; never where `most` is 0. The county's data. */
export type PauseLimits = Readonly<Record<PauseReason, { readonly longest: Allowance; readonly most: number }>>;

/** How people name a reason. */
type Name = { readonly label: string; readonly said: RegExp };

/** 停钟: the only reasons for which a clock may stand still. Whatever is not here is no reason: 领导出差 is not. */
const REASONS: Readonly<Record<PauseReason, Name>> = {
  citizen: { label: '等群众', said: /群众|本人|当事人|家属|补材料|补签|照片|回电/u },
  'system-down': {
    label: '等上级系统恢复',
    said: /系统.{0,6}(?:恢复|故障|维护|升级|打不开|登不上|崩|瘫)|(?:故障|维护|升级).{0,6}系统|专网/u,
  },
};

const NAMES = Object.keys(REASONS) as readonly PauseReason[];

const BEFORE: Readonly<Record<PauseReason, Allowance>> = {
  citizen: { minutes: 16 * 60, runs: 'working' },
  'system-down': { minutes: 8 * 60, runs: 'wall' },
};

/** The longest that a pause counts. */
export function longestOf({ reason, longest }: Pause): Allowance {
  return longest ?? BEFORE[reason];
}

/** Stops a clock for a reason in a colleague's words. Refuses reasons outside the list, a pause inside a pause, and one too many. */
export function paused(
  pauses: readonly Pause[],
  words: string,
  limits: PauseLimits,
  now: Instant,
): Result<readonly Pause[]> {
  const reason = reasonIn(words, limits);
  if (reason === null) return refused('pause-not-allowed', `“${words}”不是能停钟的理由。`, allowed(limits));
  if (isPaused(pauses)) return refused('pause-running', '钟已经停着,不用再停。', '办下去时发 继续 加编号。');
  const { longest, most } = limits[reason];
  if (pauses.filter((pause) => pause.reason === reason).length >= most)
    return refused(
      'pause-used-up',
      `“${REASONS[reason].label}”最多停 ${most} 次,已经用完。`,
      '时限照走;办不下去就退单,写明理由。',
    );
  return done([...pauses, { reason, from: now, to: null, longest }]);
}

/** Ends the pause that goes on; the pauses as they were when none does. */
export function resumed(pauses: readonly Pause[], now: Instant): readonly Pause[] {
  return pauses.map((pause) => (pause.to === null ? { ...pause, to: now } : pause));
}

export function isPaused(pauses: readonly Pause[]): boolean {
  return pauses.at(-1)?.to === null;
}

function reasonIn(words: string, limits: PauseLimits): PauseReason | null {
  return NAMES.find((name) => limits[name].most > 0 && REASONS[name].said.test(words)) ?? null;
}

function allowed(limits: PauseLimits): string {
  const said = NAMES.filter((name) => limits[name].most > 0).map(
    (name) => `${REASONS[name].label}(最多 ${limits[name].most} 次,每次 ${spokenAllowance(limits[name].longest)})`,
  );
  return said.length === 0 ? '这里没有能停钟的理由,时限照走。' : `只有这些能停:${said.join('、')}。`;
}

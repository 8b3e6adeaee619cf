import type { Allowance } from './clock.ts';
import type { Ladder, Step } from './ladder.ts';

/** 4 小时 / 1 小时 30 分. */
export function spokenMinutes(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} 分`;
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分`;
}

/** 4 小时 / 24 小时(按钟点). */
export function spokenAllowance({ minutes, runs }: Allowance): string {
  return `${spokenMinutes(minutes)}${runs === 'wall' ? '(按钟点)' : ''}`;
}

/** 4 小时 / 1 天 / 4 小时(按钟点). */
export function spokenStep(step: Step): string {
  return 'days' in step ? `${step.days} 天${step.runs === 'wall' ? '(按钟点)' : ''}` : spokenAllowance(step);
}

/** 4 个工时 / 1 个工作日: the same where departments read it; by the clock on the wall as anywhere else. */
export function spokenWorkingStep(step: Step): string {
  if (step.runs === 'wall') return spokenStep(step);
  return 'days' in step ? `${step.days} 个工作日` : `${step.minutes / 60} 个工时`;
}

/** 时间过半 / 时间用了 60%. */
export function spokenShare({ remindAtPercent: percent }: Pick<Ladder, 'remindAtPercent'>): string {
  return percent === 50 ? '时间过半' : `时间用了 ${percent}%`;
}

import { done, type Result, refused } from '../result.ts';
import type { Known } from './actor.ts';
import type { Task } from './task.ts';

/** Tasks that lead to the same place: one trip does for all. */
export type Trip = { readonly where: string; readonly numbers: readonly number[] };

/** 顺路: the tasks in somebody's hands that are not part of a trip yet, by where they lead; only where there are two or more. */
function tripsOf(tasks: readonly Task[], known: Known): readonly Trip[] {
  const free = tasks.filter(({ errand, state }) => errand === null && (state === 'claimed' || state === 'running'));
  const places = new Map<string, number[]>();
  for (const task of free) {
    const where = whereTo(task, known);
    if (where !== null) places.set(where, [...(places.get(where) ?? []), task.number]);
  }
  return [...places].map(([where, numbers]) => ({ where, numbers })).filter(({ numbers }) => numbers.length > 1);
}

/** The issuing department, or the town where somebody has to go and see; null when neither is known. */
function whereTo({ destination, mode, town }: Task, { home, places }: Known): string | null {
  if (mode === 'joint') return town === home.id ? null : (places.get(town)?.name ?? null);
  return home.departments.find(({ id }) => id === destination)?.name ?? null;
}

/** The trip that saves most, in words; refuses when no two tasks lead to the same place. */
export function bestTrip(tasks: readonly Task[], known: Known): Result<Trip> {
  const [best] = [...tripsOf(tasks, known)].sort((a, b) => b.numbers.length - a.numbers.length);
  if (best) return done(best);
  return refused('errand-none', '您手里没有去同一个地方的两张单。', '接了单再打 顺路;手里的单打 我的单');
}

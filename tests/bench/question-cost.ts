import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Requirement } from '../../server/core/catalogue/requirement.ts';
import type { Finder, Rival } from './rival.ts';

const ROUNDS = 5;
/** A round asks a slow engine no more than this takes, in milliseconds of processor time. */
const ROUND_BUDGET = 1500;
const LEAST_ASKED = 5;

/** Processor milliseconds; megabytes. */
export type Cost = {
  readonly build: number;
  readonly heap: number;
  readonly p50: number;
  readonly p99: number;
  readonly asked: number;
};

type Built = { readonly find: Finder; readonly build: number; readonly heap: number };

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function heap(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1024 / 1024;
}

async function built(rival: Rival, rows: readonly Requirement[]): Promise<Built> {
  const before = heap();
  const start = cpu();
  const find = await rival.build(rows);
  const build = cpu() - start;
  return { find, build, heap: heap() - before };
}

async function time(find: Finder, question: string): Promise<number> {
  const start = cpu();
  const found = find(question);
  if (found instanceof Promise) await found;
  return cpu() - start;
}

/** As many questions as fit into a round. */
async function sample(find: Finder, questions: readonly string[]): Promise<string[]> {
  let spent = 0;
  const fit: string[] = [];
  for (const question of questions) {
    if (spent > ROUND_BUDGET && fit.length >= LEAST_ASKED) break;
    spent += await time(find, question);
    fit.push(question);
  }
  return fit;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function percentile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0;
}

/** What each engine costs at a list: the rounds are paired, a question costs the median of its rounds. */
export async function costsOf(
  rivals: readonly Rival[],
  rows: readonly Requirement[],
  questions: readonly string[],
): Promise<Map<string, Cost>> {
  const running: { name: string; built: Built; asked: string[]; times: number[][] }[] = [];
  for (const rival of rivals) {
    const one = await built(rival, rows);
    const asked = await sample(one.find, questions);
    running.push({ name: rival.name, built: one, asked, times: asked.map(() => []) });
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { built: one, asked, times } of running) {
      for (const [at, question] of asked.entries()) times[at]?.push(await time(one.find, question));
    }
  }
  return new Map(
    running.map(({ name, built: one, asked, times }) => {
      const medians = times.map(median);
      const [p50, p99] = [percentile(medians, 0.5), percentile(medians, 0.99)];
      return [name, { build: one.build, heap: one.heap, p50, p99, asked: asked.length }];
    }),
  );
}

import { nameIn } from '../../core/people/colleague.ts';
import { mine } from '../../core/task/entrusting-answer.ts';
import type { Outcome, Step } from '../step.ts';

const SHOWN = 5;

/** 我的: what is run for him, and how far it is. */
export async function viewMine({ means, records, incoming, conversation, around }: Step): Promise<Outcome> {
  const tasks = await records.tasks.ofCitizen(incoming, SHOWN);
  return { answer: mine(tasks, nameIn(means.catalogue.home), incoming.at, around), conversation };
}

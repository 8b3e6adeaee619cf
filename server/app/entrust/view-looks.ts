import { advice } from '../../core/answer/standing-answer.ts';
import { whoLooked } from '../inquiry/who-looked.ts';
import type { Outcome, Step } from '../step.ts';

/** 谁查了我: every look-up of his data and every view of it, by name, purpose and time. */
export async function viewLooks({ means, records, incoming, conversation, around }: Step): Promise<Outcome> {
  const [headline = '', ...lines] = await whoLooked(means, records, incoming, incoming.at);
  return { answer: advice(headline.replace(/[。:]$/u, ''), lines, around), conversation };
}

import { addDays, type Day, startOf } from '../core/time.ts';
import type { HeardWord, Store } from '../ports/store.ts';

/** So many words are enough for a week's work. */
const MOST = 200;
/** A word of one person may be a name; what several say is a word. */
const LEAST = 2;

/** The words that nothing accounted for in one week, Monday to Sunday, most frequent first; `lone`: how many more were heard only once. */
export type WordsOfWeek = {
  readonly from: Day;
  readonly to: Day;
  readonly words: readonly HeardWord[];
  readonly lone: number;
};

function mondayOf(day: Day): Day {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

/** Lists the words of questions that got no answer in the week of a day. */
export async function listWords(store: Store, day: Day): Promise<WordsOfWeek> {
  const from = mondayOf(day);
  const next = addDays(from, 7);
  const heard = await store.transaction(({ unanswered }) => unanswered.between(startOf(from), startOf(next), MOST));
  const words = heard.filter(({ count }) => count >= LEAST);
  return { from, to: addDays(next, -1), words, lone: heard.length - words.length };
}

import type { Catalogue } from '../core/catalogue/catalogue.ts';
import { publicId, type Requirement } from '../core/catalogue/requirement.ts';
import { type Incoming, textOf } from '../core/conversation/message.ts';
import { readTurn } from '../core/conversation/turn.ts';
import { scrub } from '../core/privacy/scrub.ts';
import { type Opinion, wantsOpinion } from '../core/question/opinion.ts';
import type { Nominee } from '../ports/scorer.ts';
import type { Means } from './means.ts';

/** Longer ones are stories: too much of a person goes with them. */
const LONGEST = 120;

/**
 * Asks for a second opinion before anything is written, so that nothing waits for it with a lock. Null as a rule: none is set up, the
 * message is no question that stands alone, holds a number or a name that is known for one, or is understood well enough without.
 */
export async function consultScorer(means: Means, incoming: Incoming): Promise<Opinion | null> {
  const { scorer, store, engine, catalogue } = means;
  if (!scorer) return null;
  const stored = await store.transaction((records) => records.conversations.peek(incoming));
  const turn = readTurn(stored, incoming.content, incoming.at);
  if (turn.kind !== 'question' || turn.together !== null || turn.text !== textOf(incoming.content).trim()) return null;
  if (scrub(turn.text) !== turn.text || [...turn.text].length > LONGEST) return null;
  const understanding = engine.understand(turn.text);
  if (!wantsOpinion(understanding)) return null;
  return scorer.score(
    turn.text,
    understanding.rivals.flatMap(({ id }) => nomineeOf(id, catalogue)),
  );
}

function nomineeOf(id: string, { home, requirements }: Catalogue): Nominee[] {
  const row = [...home.lists.flatMap((list) => list.rows), ...requirements].find((each) => publicId(each) === id);
  return row ? [{ id, text: describe(row) }] : [];
}

function describe({ name, matters }: Requirement): string {
  return matters.length === 0 ? name : `${name},用于${matters.join('、')}`;
}

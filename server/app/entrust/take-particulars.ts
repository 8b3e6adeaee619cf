import type { Turn } from '../../core/conversation/turn.ts';
import { placesUnder } from '../../core/place.ts';
import { heardOf } from '../../core/task/entrusting.ts';
import { askAgain, askNext } from '../../core/task/entrusting-answer.ts';
import { inDanger } from '../in-danger.ts';
import type { Outcome, Step } from '../step.ts';
import { awaiting } from './await-particulars.ts';

/** Keeps what was said of town, name and ID number, and asks for the rest. Null when the message is about something else. */
export function takeParticulars(step: Step, { text, so }: Extract<Turn, { kind: 'particulars' }>): Outcome | null {
  if (inDanger(step, text)) return null;
  const { around, conversation, incoming } = step;
  const { home, places } = around.catalogue;
  const heard = heardOf(so, text, placesUnder(places, home.id, 'town'));
  if (heard === null) return null;
  const next = heard.ok ? heard.value : so;
  const asked = heard.ok ? askNext(next, around) : askAgain(heard.refusal, around);
  return { answer: asked, conversation: awaiting(conversation, next, asked, incoming.at) };
}

import type { Answer } from '../answer/answer.ts';
import { NO, PERSON, YES } from '../answer/choices.ts';
import { scrub } from '../privacy/scrub.ts';
import type { Instant } from '../time.ts';
import type { Conversation, LastAnswer, Pending } from './conversation.ts';
import { type Focus, NO_FOCUS } from './focus.ts';

/** A conversation is forgotten half an hour after its last message. */
const REMEMBERED = 30 * 60_000;
const MOST_TURNS = 20;

/** How a failed ask-back climbs: ask again, ask whether to hand over, hand over. */
export type Rung = 'ask' | 'confirm' | 'hand-over';

export function rungOf(failures: number): Rung {
  if (failures <= 1) return 'ask';
  return failures === 2 ? 'confirm' : 'hand-over';
}

export function fresh(now: Instant): Conversation {
  return {
    pending: null,
    last: null,
    failures: 0,
    heldBy: 'bot',
    handOver: null,
    turns: [],
    expiresAt: now + REMEMBERED,
  };
}

/** The conversation to go on with: the stored one, or a new one when there is none or its time is over. */
export function resume(stored: Conversation | null, now: Instant): Conversation {
  return stored && stored.expiresAt > now ? stored : fresh(now);
}

/** True when a person held the conversation and let it lapse: the citizen is told so before anything else. */
export function lapsed(stored: Conversation | null, now: Instant): boolean {
  return stored?.heldBy === 'person' && stored.expiresAt <= now;
}

/** After an answer that decided: remember what it was about. */
export function afterDecision(conversation: Conversation, last: LastAnswer, now: Instant): Conversation {
  return { ...conversation, pending: null, failures: 0, last, expiresAt: now + REMEMBERED };
}

/** After an ask-back: remember what is being chosen, and count it unless it was the row's own exception question. */
export function afterAskBack(
  conversation: Conversation,
  asked: { question: string; focus: Focus; answer: Answer },
  now: Instant,
): Conversation {
  const exception = asked.answer.choices.some((choice) => choice.id === YES.id);
  const pending: Pending = {
    about: exception ? 'exception' : 'which',
    question: asked.question,
    asks: asked.answer.lines.at(-1) ?? '',
    focus: asked.focus,
    choices: asked.answer.choices,
  };
  const failures = exception ? conversation.failures : conversation.failures + 1;
  return { ...conversation, pending, failures, expiresAt: now + REMEMBERED };
}

/** The second failure asks whether a person should take over. */
export function afterConfirm(conversation: Conversation, question: string, focus: Focus, now: Instant): Conversation {
  const pending: Pending = {
    about: 'confirm-hand-over',
    question,
    asks: '',
    focus,
    choices: [{ ...YES, label: PERSON.label }, NO],
  };
  return { ...conversation, pending, failures: 2, expiresAt: now + REMEMBERED };
}

/** After a nomination: a telephone number may follow. Asked once; whatever else is said goes on as if nothing had been asked. */
export function awaitingContact(conversation: Conversation, nomination: string): Conversation {
  return {
    ...conversation,
    pending: { about: 'contact', question: nomination, asks: '', focus: NO_FOCUS, choices: [] },
  };
}

/** A person takes the conversation, or says another word: the bot keeps silent until it is given back or `until`. */
export function afterHandOver(conversation: Conversation, number: number, until: Instant): Conversation {
  return { ...conversation, pending: null, failures: 0, heldBy: 'person', handOver: number, expiresAt: until };
}

/** The person is done: the bot goes on from here. The number stays, so that a screen still finds what was said. */
export function afterGivenBack(conversation: Conversation, said: string, now: Instant): Conversation {
  const back: Conversation = {
    ...conversation,
    pending: null,
    failures: 0,
    heldBy: 'bot',
    expiresAt: now + REMEMBERED,
  };
  return noted(back, 'bot', said, now);
}

/** Adds one turn to the transcript, personal data taken out. */
export function noted(
  conversation: Conversation,
  from: Conversation['turns'][number]['from'],
  text: string,
  at: Instant,
): Conversation {
  return { ...conversation, turns: [...conversation.turns, { from, text: scrub(text), at }].slice(-MOST_TURNS) };
}

/** After a hand-over that lapsed: the bot has the conversation again, and has said this. */
export function givenBack(said: string, now: Instant): Conversation {
  return noted(fresh(now), 'bot', said, now);
}

import type { Answer } from '../core/answer/answer.ts';
import { answerLines, answerText } from '../core/answer/answer-text.ts';
import { LAPSED } from '../core/answer/standing-answer.ts';
import { lapsed, noted, resume } from '../core/conversation/advance.ts';
import { type Content, type Incoming, replyKey, textOf } from '../core/conversation/message.ts';
import { readTurn, type Turn } from '../core/conversation/turn.ts';
import { done, type Result } from '../core/result.ts';
import type { FetchPicture } from '../ports/photos.ts';
import type { Identity, Records } from '../ports/store.ts';
import { circumstances } from './answer-question.ts';
import { consultScorer } from './consult-scorer.ts';
import { keepOrRefuse } from './keep-or-refuse.ts';
import type { Means } from './means.ts';
import type { Outcome, Step } from './step.ts';
import { takePhoto } from './take-photo.ts';
import { takeTurn } from './take-turn.ts';

/** `silent`: a person holds the conversation; chat channels send nothing, screens show the answer as a state. */
export type Received = { readonly answer: Answer; readonly silent: boolean };

/** Asked for besides the message itself: only the API and the tests do. */
export type AskedFor = {
  readonly place?: string | undefined;
  readonly on?: string | undefined;
  /** Channels that answer later than they acknowledge: the reply is put into the outbox for this recipient, in the same transaction. */
  readonly replyTo?: string | undefined;
  /** Where the person can be reached later, when the reply itself goes another way; kept with a hand-over. */
  readonly reachAt?: string | undefined;
  /** True in a group, where others read along: nobody is asked there for what is his alone. */
  readonly overheard?: boolean | undefined;
  /** Fetches a picture that the channel was told of; absent where it cannot. */
  readonly fetchPicture?: FetchPicture | undefined;
};

/**
 * One message of one person, in any channel. Everything it leads to commits together; a second delivery of the same message
 * is given the first answer and changes nothing. Refusals (endless text, unknown place, future day) leave no trace.
 */
export async function receiveMessage(
  means: Means,
  incoming: Incoming,
  asked: AskedFor = {},
): Promise<Result<Received>> {
  const around = circumstances(means, asked);
  if (!around.ok) return around;
  const opinion = await consultScorer(means, incoming);
  const photo = await takePhoto(means, incoming, asked.fetchPicture);
  return keepOrRefuse(means.store, async (records) => {
    const identity = identityOf(incoming);
    // Asked for together: the store sends them in this order without waiting for an answer in between. The trail goes behind
    // the conversation, as everywhere: of two who lock both in different orders each would wait for the other.
    expectReply(records, incoming, asked);
    const [taken, stored, , person] = await Promise.all([
      records.inbox.take(incoming),
      records.conversations.load(incoming),
      expectEntry(records, identity),
      records.people.identify(identity, incoming.at),
    ]);
    if (!taken.fresh && taken.reply !== null) return done(JSON.parse(taken.reply) as Received);
    const turn = readTurn(stored, incoming.content, incoming.at);
    const conversation = noted(resume(stored, incoming.at), 'citizen', wordsOf(turn, incoming.content), incoming.at);
    const recipient = asked.reachAt ?? asked.replyTo ?? null;
    const ways = { recipient, overheard: asked.overheard ?? false };
    const step: Step = { means, records, incoming, around: around.value, conversation, opinion, photo, ...ways };
    const result = await takeTurn(step, turn);
    if (!result.ok) return result;
    const received = await keep(step, result.value, person, lapsed(stored, incoming.at));
    if (asked.replyTo !== undefined) await send(step, received, asked.replyTo);
    return done(received);
  });
}

async function keep(step: Step, outcome: Outcome, person: string, afterLapse: boolean): Promise<Received> {
  const { records, incoming } = step;
  const answer = afterLapse ? apologise(outcome.answer) : outcome.answer;
  const conversation = outcome.silent
    ? outcome.conversation
    : noted(outcome.conversation, 'bot', outcome.noted ?? answerText(answer), incoming.at);
  await records.conversations.save(incoming, conversation);
  const facts = { verdict: answer.verdict, row: answer.citation?.row ?? null, list: answer.citation?.list?.no ?? null };
  const event = outcome.silent ? 'message-held' : 'message-answered';
  const entry = { record: recordOf(person), event, by: 'citizen', at: incoming.at, facts };
  await records.trail.append(entry, incoming);
  const received: Received = { answer, silent: outcome.silent ?? false };
  await records.inbox.settle(incoming, JSON.stringify(received));
  return received;
}

async function send({ records, incoming }: Step, { answer, silent }: Received, recipient: string): Promise<void> {
  if (silent) return;
  const { channel, at } = incoming;
  const reply = { lines: answerLines(answer), choices: answer.choices };
  await records.outbox.put({ key: replyKey(incoming), channel, recipient, reply, at });
}

/** A person held the conversation and let it lapse: said before anything else. */
function apologise(answer: Answer): Answer {
  return { ...answer, lines: [...answer.lines, LAPSED] };
}

/** Where the reply may go another way, it is not known yet whether it goes through the outbox. */
function expectReply({ outbox }: Records, incoming: Incoming, asked: AskedFor): void {
  if (asked.reachAt !== undefined || asked.replyTo === undefined) return;
  outbox.expect({ key: replyKey(incoming), channel: incoming.channel, recipient: asked.replyTo });
}

/** Who it will turn out to be is asked at the same time; most often it is who it was before. */
function expectEntry({ people, trail }: Records, identity: Identity): void {
  const before = people.recall(identity);
  if (before !== null) trail.expect(recordOf(before));
}

/** The trail of all that a person says. */
function recordOf(person: string): string {
  return `conversation ${person}`;
}

function identityOf({ channel, account, person }: Incoming) {
  return { channel, appId: account, externalId: person };
}

/** What stands in the transcript, which others may read one day: what somebody says of himself to authorise us does not. */
function wordsOf(turn: Turn, content: Content): string {
  if (['notice-words', 'notice-photo', 'found-words'].includes(turn.kind)) return '〈登记证件用的个人信息〉';
  return turn.kind === 'particulars' ? '〈授权用的个人信息〉' : textOf(content);
}

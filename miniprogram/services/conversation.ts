import type { AnswerGiven, QuestionAsked, RepliesGiven } from '../../server/http/contract.ts';
import { type AnswerView, viewOf } from './answer-view.ts';
import { keep, kept } from './keeping.ts';
import { newKey, type Reached } from './request.ts';
import { requestAsReader } from './session.ts';
import { keepSlip } from './slips.ts';
import { townKept } from './town.ts';

/** One exchange. `failed`: why there is no answer; the words are kept and can be sent again. */
export type Turn = {
  readonly id: string;
  readonly from: 'reader' | 'staff';
  readonly said: string;
  readonly at: number;
  readonly answer: AnswerView | null;
  readonly failed: { readonly message: string; readonly next: string } | null;
};

/** What is sent: words, or a choice with its label. */
export type Saying = { readonly q: string } | { readonly choice: string; readonly label: string };

const DRAFT = 'draft';
const CONVERSATION = 'conversation';

/** As long as the program lives; WeChat ends it minutes after it is left. */
let turns: readonly Turn[] = [];
/** The last words that got an answer. */
let lastAsked: string | null = null;
/** What got no answer last, and its key: it may have arrived all the same, and sent again under that key it is answered once. */
let unanswered: { readonly sent: string; readonly key: string } | null = null;

export function turnsSoFar(): readonly Turn[] {
  return turns;
}

export function draft(): string {
  return kept(DRAFT, '');
}

export function keepDraft(text: string): void {
  keep(DRAFT, text);
}

export function startAnew(): void {
  turns = [];
  unanswered = null;
  keep(CONVERSATION, '');
}

/** Sends words or a choice; the turn that came of it is added to the conversation. */
export async function say(saying: Saying): Promise<{ readonly turn: Turn; readonly given: AnswerGiven | null }> {
  const sent = JSON.stringify(saying);
  const id = unanswered?.sent === sent ? unanswered.key : newKey();
  const said = 'q' in saying ? saying.q : saying.label;
  const reached = await ask(saying, id);
  unanswered = reached.ok ? null : { sent, key: id };
  const turn: Turn = { ...{ id, from: 'reader', said, at: Date.now() }, ...resultOf(reached) };
  const slip = turn.answer?.slip;
  if (slip) keepSlip({ ...slip, about: lastAbout(), at: turn.at });
  turns = [...turns.filter(({ failed, said: before }) => failed === null || before !== said), turn];
  if (reached.ok) keep(CONVERSATION, reached.value.conversation);
  if (reached.ok && 'q' in saying) lastAsked = saying.q;
  return { turn, given: reached.ok ? reached.value : null };
}

/** What the last answer was about: 孩子上学报名 · 居住证明. */
function lastAbout(): string {
  const [first] = turns[turns.length - 1]?.answer?.lines ?? [];
  return first?.map(({ text }) => text).join('') ?? '';
}

/**
 * Who has just let us know him goes on in a conversation of his own, which knows nothing yet: his last question is asked there
 * once more, unseen, so that what he taps is about it.
 */
export async function goOnAsReader(): Promise<void> {
  if (lastAsked !== null) await ask({ q: lastAsked }, newKey());
}

function resultOf(reached: Reached<AnswerGiven>): Pick<Turn, 'answer' | 'failed'> {
  if (reached.ok) return { answer: viewOf(reached.value), failed: null };
  const { message, next } = reached.problem;
  return { answer: null, failed: { message, next: reached.offline ? '您写的还在,有网了再点一次。' : next } };
}

function ask(saying: Saying, key: string): Promise<Reached<AnswerGiven>> {
  const conversation = kept(CONVERSATION, '');
  const town = townKept();
  const asked: QuestionAsked = {
    ...('q' in saying ? { q: saying.q } : { choice: saying.choice }),
    ...(conversation !== '' && { conversation }),
    ...(town !== null && { place: town.id }),
  };
  return requestAsReader<AnswerGiven>('POST', '/api/questions', { data: asked, key });
}

/** What a person has said meanwhile; the lines that are new are added. Null when it could not be asked. */
export async function hearStaff(): Promise<{ readonly held: boolean; readonly news: boolean } | null> {
  const conversation = kept(CONVERSATION, '');
  if (conversation === '') return null;
  const reached = await requestAsReader<RepliesGiven>('POST', '/api/replies', { data: { conversation } });
  if (!reached.ok) return null;
  const known = new Set(turns.map(({ id }) => id));
  const fresh = reached.value.lines.filter(({ id }) => !known.has(id));
  turns = [
    ...turns,
    ...fresh.map(({ id, text, at }): Turn => ({ id, from: 'staff', said: text, at, answer: null, failed: null })),
  ];
  return { held: reached.value.held, news: fresh.length > 0 };
}

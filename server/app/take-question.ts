import type { Answer } from '../core/answer/answer.ts';
import { askedAgain, askPerson } from '../core/answer/standing-answer.ts';
import { afterAskBack, afterConfirm, afterDecision, awaitingContact, rungOf } from '../core/conversation/advance.ts';
import { NO_FOCUS } from '../core/conversation/focus.ts';
import type { Turn } from '../core/conversation/turn.ts';
import { scrub } from '../core/privacy/scrub.ts';
import type { Understanding } from '../core/question/understanding.ts';
import type { Result } from '../core/result.ts';
import { done } from '../core/result.ts';
import type { UnansweredWords } from '../ports/store.ts';
import { type Answered, answerQuestion } from './answer-question.ts';
import { handOver } from './hand-over.ts';
import { nominateProof } from './nominate-proof.ts';
import type { Outcome, Step } from './step.ts';

type Unanswered = UnansweredWords['outcome'];

/** What `scrub` puts in the place of a number or a name. */
const PLACEHOLDER = /〈[^〉]*〉/gu;

type Question = Extract<Turn, { kind: 'question' }>;

/** Answers a question inside a conversation, climbs the ladder of failed ask-backs, and keeps what got no answer for the list keepers. */
export async function takeQuestion(step: Step, turn: Question): Promise<Result<Outcome>> {
  const result = answerQuestion(step.means, {
    question: turn.text,
    place: step.around.place,
    on: step.around.on,
    focus: turn.focus,
    context: turn.context,
    together: turn.together,
    opinion: step.opinion,
  });
  if (!result.ok) return result;
  const unanswered = turn.corrects ? 'corrected' : whyUnanswered(result.value.answer);
  if (unanswered !== null && !turn.personal)
    await keepUnexplained(step, turn.text, unanswered, result.value.understanding);
  return done(await outcome(step, turn, result.value));
}

async function outcome(step: Step, turn: Question, { answer, understanding }: Answered): Promise<Outcome> {
  const { conversation, incoming } = step;
  if (answer.verdict === 'urgent') return handOver(step, 'urgent', answer);
  if (answer.behaviour === 'ask-back') return climb(step, understanding.text, turn, answer);
  const nominated = answer.verdict === 'not-in-list' ? await nominateProof(step, answer, turn.text) : null;
  const said = nominated?.answer ?? answer;
  if (said.behaviour === 'chat') return { answer: said, conversation };
  const last = {
    question: understanding.text,
    matter: said.citation?.matter ?? understanding.matter,
    requirement: said.proofId,
    place: understanding.place,
    answer: said,
    slip: null,
  };
  const decided = afterDecision(conversation, last, incoming.at);
  return { answer: said, conversation: nominated ? awaitingContact(decided, nominated.number) : decided };
}

/** First failure: ask. Second: ask whether to hand over. Third: hand over. */
async function climb(step: Step, question: string, turn: Question, answer: Answer): Promise<Outcome> {
  const asked = { question, focus: turn.focus, answer };
  const next = afterAskBack(step.conversation, asked, step.incoming.at);
  const rung = rungOf(next.failures);
  if (rung === 'hand-over') return handOver(step, 'failed');
  if (rung === 'confirm')
    return { answer: askPerson(step.around), conversation: afterConfirm(next, question, turn.focus, step.incoming.at) };
  return { answer, conversation: next };
}

/** 都不是: counts as a failure, and the citizen is asked to say it differently. */
export async function noneOfThese(step: Step): Promise<Outcome> {
  const { conversation, incoming, around } = step;
  const failures = conversation.failures + 1;
  const tried = { ...conversation, pending: null, failures };
  const question = conversation.pending?.question ?? '';
  await keepUnexplained(step, question, 'ask-back');
  const rung = rungOf(failures);
  if (rung === 'hand-over') return handOver({ ...step, conversation: tried }, 'failed');
  if (rung === 'confirm')
    return { answer: askPerson(around), conversation: afterConfirm(tried, question, NO_FOCUS, incoming.at) };
  return { answer: askedAgain(around), conversation: tried };
}

/** Keeps the words that nothing accounted for; what stood in for personal data is none of them. `read`: the question as it was understood. */
async function keepUnexplained(
  { means, records, incoming }: Step,
  question: string,
  outcome: Unanswered,
  read?: Understanding,
): Promise<void> {
  const clean = scrub(question).replace(PLACEHOLDER, ' ');
  const { unexplained } = read?.text === clean ? read : means.engine.understand(clean);
  await records.unanswered.add({ words: unexplained, outcome, at: incoming.at });
}

function whyUnanswered(answer: Answer): Unanswered | null {
  if (answer.verdict === 'not-found' || answer.verdict === 'not-in-list') return answer.verdict;
  return answer.behaviour === 'ask-back' ? 'ask-back' : null;
}

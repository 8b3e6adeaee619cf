import { type Commitment, isSigners } from '../../core/commitment/commitment.ts';
import {
  askNextQuestion,
  commitmentRefused,
  explainAgain,
  readAloud,
} from '../../core/commitment/commitment-answer.ts';
import type { ReadBackQuestion } from '../../core/commitment/commitment-rules.ts';
import type { TextSetting } from '../../core/commitment/commitment-text.ts';
import { move } from '../../core/commitment/move.ts';
import { answered, openQuestion, readBackFor } from '../../core/commitment/read-back.ts';
import { isUnsigned } from '../../core/commitment/state.ts';
import { done, type Refusal, type Result } from '../../core/result.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import type { Outcome, Step } from '../step.ts';
import { offering } from './await-choice.ts';
import { giveLink } from './give-link.ts';
import { keepCommitment } from './keep-commitment.ts';
import { settingOf } from './setting-of.ts';

type Begun = { readonly commitment: Commitment; readonly setting: TextSetting };

const OVER: Refusal = {
  code: 'commitment-over',
  message: '这一份签过了,或者放得太久清掉了。',
  next: '重新签发「签承诺」。',
};

/** One that he has begun and not signed, with what its text is made from. */
export async function withBegun(step: Step, typed: number, work: (begun: Begun) => Promise<Outcome>): Promise<Outcome> {
  const { records, incoming, means, around, conversation } = step;
  const commitment = await records.commitments.lock(typed);
  const setting = commitment && settingOf(means, commitment, around.today);
  if (commitment && setting && isSigners(commitment, incoming) && isUnsigned(commitment.state))
    return work({ commitment, setting });
  return { answer: commitmentRefused(OVER, around), conversation };
}

/** 读承诺书: what it says, and the first question. */
export function readCommitment(step: Step, typed: number): Promise<Outcome> {
  return withBegun(step, typed, async ({ commitment, setting }) => {
    const { around, conversation, incoming } = step;
    const question = openQuestion(questionsOf(setting), commitment.understood);
    if (question === null) return giveLink(step, commitment);
    const answer = readAloud(commitment, setting, question, around);
    return { answer, conversation: offering(conversation, answer, incoming.at) };
  });
}

/** An answer in the chat: the next question, or the sentence again. */
export function answerReadBack(step: Step, typed: number, id: string, option: number): Promise<Outcome> {
  return withBegun(step, typed, async ({ commitment, setting }) => {
    const { records, around, conversation, incoming } = step;
    const questions = questionsOf(setting);
    const asked = questions.find((each) => each.id === id);
    if (asked === undefined) return { answer: commitmentRefused(OVER, around), conversation };
    const kept = await keepAnswers(records, commitment, questions, { [id]: option }, incoming.at);
    if (!kept.ok) return { answer: commitmentRefused(kept.refusal, around), conversation };
    const right = kept.value.understood.includes(id);
    const next = openQuestion(questions, kept.value.understood);
    if (right && next === null) return giveLink(step, kept.value);
    const answer = right && next ? askNextQuestion(kept.value, next, around) : explainAgain(kept.value, asked, around);
    return { answer, conversation: offering(conversation, answer, incoming.at) };
  });
}

export function questionsOf({ home, form }: TextSetting): readonly ReadBackQuestion[] {
  return readBackFor(home.commitments, form);
}

/** Keeps what was answered, by question; once all is understood, he may sign. */
export async function keepAnswers(
  records: Pick<Records, 'commitments' | 'trail'>,
  commitment: Commitment,
  questions: readonly ReadBackQuestion[],
  options: Readonly<Record<string, number>>,
  at: Instant,
): Promise<Result<Commitment>> {
  if (commitment.state !== 'gated') return done(commitment);
  const understood = questions.reduce(
    (known, each) => (each.id in options ? answered(known, each, options[each.id] ?? 0) : known),
    commitment.understood,
  );
  const heard = { ...commitment, understood };
  if (openQuestion(questions, understood) !== null) {
    await records.commitments.save(heard, at);
    return done(heard);
  }
  const moved = move(heard, { verb: 'understand', by: 'signer', at });
  if (moved.ok) await keepCommitment(records, moved.value, { by: 'citizen', at });
  return moved;
}

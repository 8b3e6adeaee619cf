import { answerQuestion } from '../../server/app/answer-question.ts';
import type { Knowledge } from '../../server/app/means.ts';
import { renderAnswer, renderRefusal } from './render.ts';

/** One question, one answer, nothing kept. Returns the exit code: 0 for a reply, 2 for a refusal. */
export function askOnce(
  knowledge: Knowledge,
  question: string,
  terminal: { write: (text: string) => void; inColour: boolean },
): 0 | 2 {
  const result = answerQuestion(knowledge, { question });
  if (!result.ok) {
    terminal.write(renderRefusal(result.refusal));
    return 2;
  }
  terminal.write(renderAnswer(result.value.answer, terminal.inColour));
  return 0;
}

import { answerQuestion } from '../../server/app/answer-question.ts';
import type { Knowledge } from '../../server/app/means.ts';
import type { Understanding } from '../../server/core/question/understanding.ts';
import { renderReading } from './reading.ts';
import { renderAnswer, renderRefusal } from './render.ts';

/** One question, one answer, nothing kept; with `why` also how the question was read. Returns the exit code: 0 for a reply, 2 for a refusal. */
export function askOnce(
  knowledge: Knowledge,
  question: string,
  terminal: { write: (text: string) => void; inColour: boolean },
  why = false,
): 0 | 2 {
  const result = answerQuestion(knowledge, { question });
  if (!result.ok) {
    terminal.write(renderRefusal(result.refusal));
    return 2;
  }
  terminal.write(renderAnswer(result.value.answer, terminal.inColour));
  if (why) for (const line of readingOf(knowledge, result.value.understanding)) terminal.write(line);
  return 0;
}

function readingOf({ catalogue }: Knowledge, understanding: Understanding): string[] {
  const rows = [...catalogue.requirements, ...catalogue.home.lists.flatMap((list) => list.rows)];
  return ['', ...renderReading(understanding, (id) => rows.find((row) => row.id === id)?.name ?? id)];
}

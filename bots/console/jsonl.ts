import { answerQuestion } from '../../server/app/answer-question.ts';
import type { Knowledge } from '../../server/app/means.ts';
import type { Answer } from '../../server/core/answer/answer.ts';
import { answerText } from '../../server/core/answer/answer-text.ts';
import type { Refusal } from '../../server/core/result.ts';

/** One line of `ask --jsonl` output. */
type AskLine = {
  readonly id: string | null;
  readonly behaviour: Answer['behaviour'];
  readonly intent: Answer['intent'];
  readonly proofId: string | null;
  readonly certificateKind: string | null;
  readonly candidates: readonly string[];
  readonly verdict: string;
  readonly text: string;
  readonly confidence: number;
  readonly micros: number;
  /** Present only when the line was refused. */
  readonly refusal?: Refusal;
};

type Input = { readonly id: string | null; readonly q: string; readonly place?: string; readonly on?: string };

/** Answers one input line. A line that cannot be read or is refused still gives one output line, so that the order holds. */
function askLine(knowledge: Knowledge, line: string): AskLine {
  const input = readInput(line);
  if ('refusal' in input) return refusal(input.id, input.refusal);
  const began = process.hrtime.bigint();
  const result = answerQuestion(knowledge, { question: input.q, place: input.place, on: input.on });
  const micros = Number((process.hrtime.bigint() - began) / 1000n);
  if (!result.ok) return refusal(input.id, result.refusal);
  const { answer } = result.value;
  return {
    id: input.id,
    behaviour: answer.behaviour,
    intent: answer.intent,
    proofId: answer.proofId,
    certificateKind: answer.certificateKind,
    candidates: answer.candidates.slice(0, 3),
    verdict: answer.headline,
    text: answerText(answer),
    confidence: answer.confidence,
    micros,
  };
}

function readInput(line: string): Input | { id: string | null; refusal: Refusal } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return bad(null, 'line-unreadable', '这一行不是 JSON。');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    return bad(null, 'line-unreadable', '这一行不是一个 JSON 对象。');
  const { id, q, place, on } = parsed as Record<string, unknown>;
  const key = typeof id === 'string' || typeof id === 'number' ? String(id) : null;
  if (typeof q !== 'string') return bad(key, 'question-missing', '这一行没有 q。');
  return { id: key, q, ...(typeof place === 'string' && { place }), ...(typeof on === 'string' && { on }) };
}

function bad(id: string | null, code: string, message: string): { id: string | null; refusal: Refusal } {
  return { id, refusal: { code, message, next: '一行写一个:{"id":"1","q":"小孩上学报名还要开居住证明吗"}' } };
}

function refusal(id: string | null, told: Refusal): AskLine {
  return {
    id,
    behaviour: 'hand-over',
    intent: 'out-of-scope',
    proofId: null,
    certificateKind: null,
    candidates: [],
    verdict: told.message,
    text: `${told.message}\n${told.next}`,
    confidence: 0,
    micros: 0,
    refusal: told,
  };
}

/** Reads lines and writes one JSON line for each, in order. Empty lines are skipped. */
export async function askLines(
  knowledge: Knowledge,
  lines: AsyncIterable<string>,
  write: (line: string) => void,
): Promise<void> {
  for await (const line of lines) if (line.trim() !== '') write(JSON.stringify(askLine(knowledge, line)));
}

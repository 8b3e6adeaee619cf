import type { Answer } from '../../server/core/answer/answer.ts';
import { answerLines } from '../../server/core/answer/answer-text.ts';
import { type Tone, verdictOf } from '../../server/core/answer/verdict.ts';
import type { Choice } from '../../server/core/conversation/message.ts';
import type { Refusal } from '../../server/core/result.ts';

const COLOURS: Readonly<Record<Tone, number>> = { free: 32, act: 33, kept: 90, open: 36, danger: 31 };

const paint = (text: string, colour: number, inColour: boolean): string =>
  inColour ? `\u001b[${colour}m${text}\u001b[0m` : text;

/** An answer for the terminal: verdict first, then the lines, then what can be typed. */
export function renderAnswer(answer: Answer, inColour: boolean): string {
  const [first = '', ...rest] = answerLines(answer);
  const head = paint(first, COLOURS[verdictOf(answer.verdict).tone], inColour);
  const why = answer.why === '' ? [] : [paint(`(${answer.why})`, 90, inColour)];
  return [head, ...rest, ...why, ...renderChoices(answer.choices)].join('\n');
}

function renderChoices(choices: readonly Choice[]): string[] {
  return choices.length === 0 ? [] : [choices.map((choice, index) => `回复 ${index + 1} ${choice.label}`).join(' · ')];
}

export function renderRefusal(refusal: Refusal): string {
  return `${refusal.message}\n${refusal.next}`;
}

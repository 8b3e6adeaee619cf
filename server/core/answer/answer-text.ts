import type { Answer } from './answer.ts';

/** The whole answer as plain text: the verdict alone on its first line. */
export function answerText(answer: Pick<Answer, 'headline' | 'lines'>): string {
  return answerLines(answer).join('\n');
}

/** The same, line by line, as channels send it. */
export function answerLines({ headline, lines }: Pick<Answer, 'headline' | 'lines'>): readonly string[] {
  if (headline === '') return lines;
  return [/[。?!…:]$/.test(headline) ? headline : `${headline}。`, ...lines];
}

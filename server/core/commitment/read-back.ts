import type { CommitmentForm, CommitmentRules, ReadBackQuestion } from './commitment-rules.ts';

/** The questions as they are asked for one form: 〈事实〉 is filled in. */
export function readBackFor({ readBack }: CommitmentRules, { fact }: CommitmentForm): readonly ReadBackQuestion[] {
  const filled = (text: string): string => text.replaceAll('〈事实〉', fact);
  return readBack.map((each) => ({
    ...each,
    question: filled(each.question),
    options: each.options.map(filled),
    again: filled(each.again),
  }));
}

/** The next question that was not answered rightly yet; null when all were. */
export function openQuestion(
  questions: readonly ReadBackQuestion[],
  understood: readonly string[],
): ReadBackQuestion | null {
  return questions.find(({ id }) => !understood.includes(id)) ?? null;
}

/** What is understood after an answer: a wrong one takes back what was understood of that question. */
export function answered(
  understood: readonly string[],
  { id, right }: ReadBackQuestion,
  option: number,
): readonly string[] {
  const others = understood.filter((each) => each !== id);
  return option === right ? [...others, id] : others;
}

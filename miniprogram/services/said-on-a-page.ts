import type { Problem } from '../../server/http/contract.ts';

/** What can be done on a page where the server's sentence says what to type in a chat, by the code of the refusal. */
const NEXT: Readonly<Record<string, string>> = {
  'commitment-unknown': '您签过的在「我的」里;要签新的,点「签承诺」。',
  'notice-unknown': '您登记过的在「我的」里;要登记,点「证丢了」。',
  'form-closed': '回「证丢了」里再点一次这种证,填过的都还在。',
  'signing-closed': '回「签承诺」里再点一次这份证明。',
};

const OTHERWISE = '回「问」里说一声,接着办。';

/** A problem as who reads a page is told it. */
export function saidOnAPage(problem: Problem): Problem {
  return problem.next.includes('发「') ? { ...problem, next: NEXT[problem.code] ?? OTHERWISE } : problem;
}

/** Under 我的 every case stands above the news of it, with what can be done. */
const IN_NEWS: readonly (readonly [typed: RegExp, tapped: string])[] = [
  [/发「撤回」/g, '在上面那件事里撤回'],
  [/发 异议 \S+ 加您的理由/g, '点上面的「看这份承诺」'],
  [/发「([^」]+)」/g, '到「问」里写「$1」'],
];

/** A line that was told in a chat, as who reads it under 我的 is told it. */
export function newsOnAPage(line: string): string {
  return IN_NEWS.reduce((said, [typed, tapped]) => said.replace(typed, tapped), line);
}

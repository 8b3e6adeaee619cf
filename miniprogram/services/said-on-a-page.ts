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

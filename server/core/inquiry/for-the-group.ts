import { scrub } from '../privacy/scrub.ts';
import { done, type Result, refused } from '../result.ts';
import type { Inquiry } from './inquiry.ts';

/**
 * What is typed about an inquiry stands on its card and in what its task's groups are told. Gives the words back; refuses numbers of
 * a person, and the name of whom the inquiry is about, whom the verifier sees elsewhere.
 */
export function forTheGroup(words: string, { name }: Pick<Inquiry['subject'], 'name'>): Result<string> {
  const named = name !== '' && words.normalize('NFKC').replace(/\s+/gu, '').includes(name);
  if (!named && scrub(words) === words) return done(words);
  return refused(
    'inquiry-words-personal',
    '这句话群里的人都看得到,不写群众的姓名、证件号和电话。',
    '去掉再发;是谁,协查员在单聊里看得到。',
  );
}

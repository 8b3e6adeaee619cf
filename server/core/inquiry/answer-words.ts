import { scrub } from '../privacy/scrub.ts';
import { done, type Result, refused } from '../result.ts';
import { ANSWER_LABELS, type AnswerKind } from './inquiry.ts';

const LONGEST = 200;

/** How people say each; longest first, because 没有此人 begins like 没有. */
const SAID: readonly { readonly said: RegExp; readonly kind: AnswerKind }[] = [
  { said: /^(?:查无此人|查无|无此人|没有(?:这个|此)人|查不到(?:这个|此)人)/u, kind: 'no-such-person' },
  { said: /^(?:部分属实|部分是|部分|有的是)/u, kind: 'partly' },
  { said: /^(?:不是|没有|否|无|没|不)/u, kind: 'no' },
  { said: /^(?:是的|有的|属实|是|有)/u, kind: 'yes' },
];

/** A word is the answer only when it stands alone: 是不是 and 有误 are none. */
const STANDS_ALONE = /^(?:$|[\s:,;、。!(])/u;

export type AnswerWords = { readonly kind: AnswerKind; readonly text: string };

/** Reads 否 名下没有登记. Refuses what is none of the four answers, 部分 without a word on which part, and personal data. */
export function answerWords(typed: string, number: number): Result<AnswerWords> {
  const line = typed.normalize('NFKC').trim();
  const found = SAID.map(({ said, kind }) => ({ kind, word: said.exec(line)?.[0] })).find(({ word }) => word);
  const rest = line.slice(found?.word?.length ?? 0);
  if (!found || !STANDS_ALONE.test(rest))
    return refused(
      'answer-unclear',
      `没看懂 ${number} 号答的是哪一种。`,
      `四种里选一种:答 ${number} 是;答 ${number} 否;答 ${number} 部分 说明;答 ${number} 查无此人`,
    );
  const text = rest.replace(/^[\s:,;、。!]+/u, '').trim();
  if (found.kind === 'partly' && text === '')
    return refused('answer-part-missing', '答“部分”要写明哪一部分。', `比如:答 ${number} 部分 2010年以后有登记`);
  return told(found.kind, text);
}

function told(kind: AnswerKind, text: string): Result<AnswerWords> {
  if ([...text].length > LONGEST)
    return refused(
      'answer-too-long',
      `说明太长了,最多 ${LONGEST} 个字。`,
      `只答“${ANSWER_LABELS[kind]}”和必要的一句。`,
    );
  if (scrub(text) !== text)
    return refused('answer-personal', '说明里不写证件号、电话和姓名。', '只答是或否,再加一句不带号码的说明。');
  return done({ kind, text });
}

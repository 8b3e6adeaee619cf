import { readName } from '../people/person-name.ts';
import { done, type Result, refused } from '../result.ts';

/** How it was signed: drawn by hand, as lines on a field of 600 × 200, or with his name typed where no hand can draw. */
export type Signature =
  | { readonly kind: 'drawn'; readonly path: string }
  | { readonly kind: 'typed'; readonly name: string };

export const FIELD = { width: 600, height: 200 } as const;

export const SIGNATURE_LABELS: Readonly<Record<Signature['kind'], string>> = {
  drawn: '手写签名',
  typed: '输入本人姓名(不便手写)',
};

const LONGEST = 12_000;
/** `M12 30L14 33L…`: whole numbers and nothing else, so that it can be drawn anywhere and holds nothing but lines. */
const PATH = /^(?:M\d{1,3} \d{1,3}(?:L\d{1,3} \d{1,3})+)+$/u;
/** Fewer points are a slip of the finger. */
const LEAST_POINTS = 8;

/** The signature that a form carries: the drawn one before the typed. A typed name has to be his own, to the letter. */
export function readSignature(
  given: { readonly drawn: string; readonly typed: string },
  own: string,
): Result<Signature> {
  if (given.drawn !== '') {
    const points = given.drawn.split(/[ML]/u).length - 1;
    const fits = given.drawn.length <= LONGEST && PATH.test(given.drawn) && inField(given.drawn);
    if (fits && points >= LEAST_POINTS) return done({ kind: 'drawn', path: given.drawn });
    return refused('signature-unread', '签名没有收到。', '清掉重签一次,或者改成输入姓名。');
  }
  if (given.typed.trim() === '')
    return refused('signature-missing', '还没有签名。', '在框里手写,或者输入您本人的姓名。');
  if (readName(given.typed) === own) return done({ kind: 'typed', name: own });
  return refused('signature-other', '承诺须本人作出:姓名和核验过的不一样。', '照身份证上的写,一个字都不能差。');
}

function inField(path: string): boolean {
  return [...path.matchAll(/(\d+) (\d+)/gu)].every(([, x, y]) => Number(x) <= FIELD.width && Number(y) <= FIELD.height);
}

import type { Basis } from '../catalogue/requirement.ts';

/** 用途: the matter, and the paper that the citizen is spared by it. */
export function purposeOf({ matter, proof }: { readonly matter: string | null; readonly proof: string }): string {
  return matter === null ? `代替${proof}` : `${matter},代替${proof}`;
}

/** 依据: of the row that the task is about; where the list has none, what the citizen himself allowed (个人信息保护法 art. 13). */
export function legalUseOf(basis: Basis | null): string {
  if (basis === null) return '本人授权(个人信息保护法第十三条)';
  const number = basis.number === null ? '' : `(${basis.number})`;
  return `《${basis.title.replace(/^《|》$/gu, '')}》${number}${basis.article ?? ''}`;
}

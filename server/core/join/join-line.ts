/** What a citizen does about his two accounts, the official account's and the mini-program's. */
export type JoinAct =
  /** 合并: a code to type on the other side. */
  | { readonly verb: 'offer' }
  /** 合并 K7MP3QXR: the code of the other side. */
  | { readonly verb: 'join'; readonly code: string }
  /** 取消合并. */
  | { readonly verb: 'part' };

const LINE = /^合并(?:账号)?[\s:]*([2-9A-HJKMNP-TV-Z]{4}[\s-]?[2-9A-HJKMNP-TV-Z]{4})$/iu;

/** Reads a line (NFKC) that is about joining accounts and nothing else; null for any other. */
export function joinLine(text: string): JoinAct | null {
  const bare = text.replace(/[\s。.,!]/gu, '');
  if (bare === '合并' || bare === '合并账号') return { verb: 'offer' };
  if (bare === '取消合并' || bare === '解除合并') return { verb: 'part' };
  const typed = LINE.exec(text)?.[1];
  return typed === undefined ? null : { verb: 'join', code: codeTyped(typed) };
}

/** A code as it is compared: capital letters, nothing between them. */
export function codeTyped(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s-]/gu, '').toUpperCase();
}

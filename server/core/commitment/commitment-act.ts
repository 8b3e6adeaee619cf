/** What a citizen does about commitments by a word or a button, whatever the conversation is about. */
export type CommitmentAct =
  /** 签承诺: for what was typed, for a row that a button named, or for whatever was last spoken of. */
  | { readonly verb: 'begin'; readonly words: string | null; readonly row: string | null }
  /** 替我爸签承诺: nobody signs for another. */
  | { readonly verb: 'for-other' }
  /** Reads it, and is asked what it says. */
  | { readonly verb: 'read'; readonly case: number }
  | { readonly verb: 'answer'; readonly case: number; readonly question: string; readonly option: number }
  /** A link to the page on which it is signed. */
  | { readonly verb: 'link'; readonly case: number }
  | { readonly verb: 'look-up'; readonly number: string }
  | { readonly verb: 'withdraw'; readonly number: string }
  | { readonly verb: 'object'; readonly number: string; readonly reason: string };

const NUMBER = 'CN-?\\d{8}-?\\d{4,6}';
const BEGIN = /^(?:我要|我想)?签(?:一份)?(?:告知)?承诺书?(?:[\s:,]+(\S.*))?$/su;
const FOR_OTHER = /(?:替|帮|代).{0,12}签(?:一份)?(?:告知)?承诺/u;
const LINE = new RegExp(`^(查承诺|撤回承诺|撤回|撤销|异议|申诉)[\\s:,]*(${NUMBER})(?:[\\s:,]+(\\S.*))?$`, 'su');
const BARE = new RegExp(`^${NUMBER}$`, 'u');

/** Reads a line that is about commitments and nothing else; null for any other. */
export function commitmentLine(typed: string): CommitmentAct | null {
  const text = typed
    .normalize('NFKC')
    .replace(/[\s。.,!]+$/u, '')
    .trim();
  const numbered = readNumbered(text);
  if (numbered !== null) return numbered;
  if (FOR_OTHER.test(text)) return { verb: 'for-other' };
  const begin = BEGIN.exec(text);
  return begin && { verb: 'begin', words: begin[1]?.trim() ?? null, row: null };
}

function readNumbered(text: string): CommitmentAct | null {
  const upper = text.replace(/cn/iu, 'CN');
  if (BARE.test(upper)) return { verb: 'look-up', number: commitmentNumber(upper) };
  const [, verb, typed, reason] = LINE.exec(upper) ?? [];
  if (verb === undefined || typed === undefined) return null;
  const number = commitmentNumber(typed);
  if (verb === '查承诺') return { verb: 'look-up', number };
  if (verb.startsWith('撤')) return { verb: 'withdraw', number };
  return { verb: 'object', number, reason: reason?.trim() ?? '' };
}

/** CN202105100001 is CN-20210510-0001. */
export function commitmentNumber(typed: string): string {
  const bare = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/gu, '');
  return bare.replace(/^CN(\d{8})(\d{4,6})$/u, 'CN-$1-$2');
}

const CHOICE = /^commitment:(begin|read|answer|link|withdraw):(.+)$/u;
const ANSWER = /^(\d+)\.([a-z-]+)\.(\d)$/u;

/** What a button about commitments does; null for another button. */
export function commitmentChoice(id: string): CommitmentAct | null {
  const [, verb, about = ''] = CHOICE.exec(id) ?? [];
  switch (verb) {
    case 'begin':
      return { verb, words: null, row: about };
    case 'read':
    case 'link':
      return { verb, case: Number(about) };
    case 'withdraw':
      return { verb, number: about };
    case 'answer': {
      const [, typed, question, option] = ANSWER.exec(about) ?? [];
      if (question === undefined) return null;
      return { verb, case: Number(typed), question, option: Number(option) };
    }
    default:
      return null;
  }
}

/** The id of the button of an act. */
export function commitmentChoiceId(
  verb: 'begin' | 'read' | 'answer' | 'link' | 'withdraw',
  about: string | number,
): string {
  return `commitment:${verb}:${about}`;
}

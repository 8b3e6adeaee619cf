/** What a citizen does about loss notices by a word or a button, whatever the conversation is about. */
export type NoticeAct =
  /** 登记遗失: of a kind that a button named, or of whatever was last spoken of. */
  | { readonly verb: 'begin'; readonly kind: string | null }
  /** Goes on with what was begun, or begins anew. */
  | { readonly verb: 'resume'; readonly case: number }
  | { readonly verb: 'restart'; readonly case: number }
  /** 在网页上填: a link to the form. */
  | { readonly verb: 'web'; readonly case: number }
  /** 跳过: he has no photo. */
  | { readonly verb: 'skip-photo'; readonly case: number }
  /** 同意并登记. */
  | { readonly verb: 'undertake'; readonly case: number }
  /** 查公示. */
  | { readonly verb: 'look-up'; readonly number: string | null }
  /** Found it: 撤销. */
  | { readonly verb: 'withdraw'; readonly number: string | null }
  | { readonly verb: 'correct'; readonly number: string }
  /** 申请补办: hands the notice to the department that reissues. */
  | { readonly verb: 'reissue'; readonly number: string | null }
  /** 捡到证件. */
  | { readonly verb: 'found'; readonly kind: string | null };

const NUMBER = 'YS-?\\d{8}-?\\d{4,6}';
const LINE = new RegExp(`^(查公示|查声明|找到了|撤销声明|撤销|撤回|更正|申请补办|补办)[\\s:]*(${NUMBER})$`, 'u');
const BARE = new RegExp(`^${NUMBER}$`, 'u');

const WORDS: ReadonlyMap<string, NoticeAct> = new Map(
  Object.entries<NoticeAct>({
    登记遗失: { verb: 'begin', kind: null },
    遗失登记: { verb: 'begin', kind: null },
    挂失公示: { verb: 'begin', kind: null },
    查公示: { verb: 'look-up', number: null },
    找到了: { verb: 'withdraw', number: null },
    证件找到了: { verb: 'withdraw', number: null },
    撤销声明: { verb: 'withdraw', number: null },
    申请补办: { verb: 'reissue', number: null },
    补办一件事: { verb: 'reissue', number: null },
    捡到证件: { verb: 'found', kind: null },
    我捡到证件: { verb: 'found', kind: null },
  }),
);

/** Reads a line that is about notices and nothing else; null for any other. */
export function noticeLine(typed: string): NoticeAct | null {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s。.,!]+$/u, '')
    .trim();
  const word = WORDS.get(text.replace(/\s/gu, ''));
  if (word) return word;
  if (BARE.test(text)) return { verb: 'look-up', number: hyphened(text) };
  const [, verb, number] = LINE.exec(text) ?? [];
  if (verb === undefined || number === undefined) return null;
  if (verb.startsWith('查')) return { verb: 'look-up', number: hyphened(number) };
  if (verb.endsWith('补办')) return { verb: 'reissue', number: hyphened(number) };
  return { verb: verb === '更正' ? 'correct' : 'withdraw', number: hyphened(number) };
}

/** YS201907150031 is YS-20190715-0031. */
export function hyphened(number: string): string {
  const bare = number.normalize('NFKC').toUpperCase().replace(/[\s-]/gu, '');
  return bare.replace(/^YS(\d{8})(\d{4,6})$/u, 'YS-$1-$2');
}

const CASES = ['resume', 'restart', 'web', 'skip-photo', 'undertake'] as const;

/** What a button about notices does; null for another button. */
export function noticeChoice(id: string): NoticeAct | null {
  const [, verb, about] = /^notice:([a-z-]+):(.+)$/u.exec(id) ?? [];
  if (verb === undefined || about === undefined) return null;
  if (verb === 'begin' || verb === 'found') return { verb, kind: about };
  if (verb === 'withdraw' || verb === 'correct' || verb === 'reissue') return { verb, number: about };
  const known = CASES.find((each) => each === verb);
  return known === undefined ? null : { verb: known, case: Number(about) };
}

/** The id of the button of an act. */
export function noticeChoiceId(verb: NoticeAct['verb'], about: string | number): string {
  return `notice:${verb}:${about}`;
}

import type { DispositionName } from '../core/catalogue/disposition/disposition.ts';
import type { Requirement } from '../core/catalogue/requirement.ts';

/** 处置方式 as the data files write the eight ways in which a paper is spared or kept. */
export const DISPOSITION_WORDS = ['取消', '共享', '替代', '告知承诺', '协查', '代跑', '容缺', '保留'] as const;
export type DispositionWord = (typeof DISPOSITION_WORDS)[number];

const NAMES: Readonly<Record<DispositionWord, DispositionName>> = {
  取消: 'cancelled',
  共享: 'shared',
  替代: 'licensed',
  告知承诺: 'committed',
  协查: 'inquired',
  代跑: 'run',
  容缺: 'deferred',
  保留: 'retained',
};

export function dispositionNamed(word: DispositionWord): DispositionName {
  return NAMES[word];
}

/** The three further values of the shipped rows that say nothing about whether the paper may be asked for. */
const OTHER_WORDS = ['不由村居出具', '不由派出所出具', '不适用(省级权限未下放)'] as const;

/** Every value that the field `disposition` of a row may have. */
export const ROW_WORDS = [...DISPOSITION_WORDS, ...OTHER_WORDS] as const;
export type RowWord = (typeof ROW_WORDS)[number];

export const ISSUER_BAN_WORDS = ['村居', '派出所'] as const;
export type IssuerBanWord = (typeof ISSUER_BAN_WORDS)[number];

type Ruling = Pick<Requirement, 'disposition' | 'issuerBan' | 'notDelegated'>;

const OTHER: Readonly<Record<(typeof OTHER_WORDS)[number], Ruling>> = {
  不由村居出具: { disposition: null, issuerBan: 'village', notDelegated: false },
  不由派出所出具: { disposition: null, issuerBan: 'police', notDelegated: false },
  '不适用(省级权限未下放)': { disposition: null, issuerBan: null, notDelegated: true },
};

/** What a row's word means, together with an issuer ban that it may state beside it. */
export function rulingOf(word: RowWord, ban: IssuerBanWord | null): Ruling {
  if (word in OTHER) return OTHER[word as keyof typeof OTHER];
  const issuerBan = ban === null ? null : ban === '村居' ? 'village' : 'police';
  return { disposition: NAMES[word as DispositionWord], issuerBan, notDelegated: false };
}

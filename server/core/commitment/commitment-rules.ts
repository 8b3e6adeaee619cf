import type { Basis } from '../catalogue/requirement.ts';

/** Checked by colleagues: somebody goes there and looks, or the department that asked for the paper asks in writing or looks it up. */
export type TaskedMethod = 'site' | 'written' | 'online';

/** How a commitment is checked: by colleagues, or shown to everybody for some days, who may say that it is not true. */
export type CheckMethod = TaskedMethod | 'public';

export const CHECK_LABELS: Readonly<Record<CheckMethod, string>> = {
  site: '实地',
  written: '书面',
  online: '线上',
  public: '公示',
};

/**
 * `days`: calendar days from the day of signing until it is checked, whatever that takes. `shown`: working days on the public page;
 * `basis`: on what ground it stands there.
 */
type CheckWay =
  | { readonly how: TaskedMethod; readonly days: number }
  | { readonly how: 'public'; readonly days: number; readonly shown: number; readonly basis: Basis };

/** What one paper's commitment says in the county's own words. A changed text gets another version. */
export type CommitmentForm = {
  /** Id of the row of the county's list. */
  readonly row: string;
  readonly version: string;
  /** Who signs: somebody for himself, or a legal representative for his company. */
  readonly by: 'person' | 'company';
  /** The one fact that the paper would have proved: 这个地方我有权拿来开店办公. */
  readonly fact: string;
  readonly undertakes: readonly string[];
  readonly check: CheckWay;
  /** What only he can say and the check needs; null when the fact says it all. */
  readonly particular: { readonly label: string; readonly hint: string } | null;
};

/** One of the questions that show whether the text was understood. 〈事实〉 stands for the fact of the form. */
export type ReadBackQuestion = {
  readonly id: string;
  readonly question: string;
  readonly options: readonly string[];
  /** From 1. */
  readonly right: number;
  /** How it is said again to who answered wrong. */
  readonly again: string;
};

/** 告知承诺: what one county lets people sign for, and what it tells them. */
export type CommitmentRules = {
  readonly liability: readonly string[];
  readonly withdrawal: string;
  readonly voluntary: string;
  /** Fields in which nobody may sign instead of proving, and the words in a row by which they are known. */
  readonly excluded: readonly { readonly field: string; readonly words: readonly string[] }[];
  /** What a commitment that was false leads to. `days`: how long the record stands when nothing repairs it. */
  readonly credit: { readonly days: number; readonly effect: string; readonly repair: string };
  readonly readBack: readonly ReadBackQuestion[];
  /** The only reasons for which a commitment need not be checked. */
  readonly exemptions: readonly string[];
  /** What may be chosen from by who says that a commitment on the public page is not true. */
  readonly challenges: readonly string[];
  readonly forms: readonly CommitmentForm[];
};

export function formFor({ forms }: CommitmentRules, row: string): CommitmentForm | null {
  return forms.find((form) => form.row === row) ?? null;
}

/** A county in which nobody signs. */
export const NO_COMMITMENTS: CommitmentRules = {
  ...{ liability: [], withdrawal: '', voluntary: '', excluded: [], readBack: [], forms: [] },
  ...{ exemptions: [], challenges: [] },
  credit: { days: 1, effect: '', repair: '' },
};

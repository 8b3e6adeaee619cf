import type { Basis } from '../catalogue/requirement.ts';

/** How the number of a kind of certificate looks. Never shown when it begins with the ID number. */
export type NumberRule = {
  /** What the applicant is told: 20 位,前 18 位是身份证号. */
  readonly hint: string;
  /** How many characters it may have. */
  readonly lengths: readonly number[];
  /** True when capital letters may stand anywhere; otherwise digits, and an X where a check character stands. */
  readonly letters: boolean;
  readonly startsWithIdNumber: boolean;
  /** ISO 7064 MOD 11-2 over all characters before the last; null when the number has no check character of its own. */
  readonly check: 'mod-11-2' | null;
};

/** A kind of certificate whose loss this county's board announces. */
export type NoticeKind = {
  readonly id: string;
  /** Id of data/certificates.json. */
  readonly certificate: string;
  readonly name: string;
  readonly number: NumberRule;
  /** Days from publication until the notice takes effect. */
  readonly termDays: number;
  /** Days after that until its text is erased. */
  readonly keepDays: number;
  /** The applicant proves who he is; without it nothing of the kind is published by itself. */
  readonly identity: boolean;
  /** A member of staff looks at it before it is published. */
  readonly review: boolean;
  /** Before it is published a second one looks at it too; absent where one is enough. */
  readonly secondReview?: boolean | undefined;
  /** Id of the department that reissues. */
  readonly reissuer: string;
  /** Who takes the notice instead of a newspaper cutting. */
  readonly accepts: string;
  readonly basis: Basis;
};

/** 公示板: what one county announces, and what a newspaper notice would have cost. */
export type NoticeBoard = {
  readonly adCost: { readonly yuan: number; readonly source: string };
  readonly kinds: readonly NoticeKind[];
};

/** The kind for which a certificate is accepted; null when the board does not take it. */
export function kindOfCertificate({ kinds }: NoticeBoard, certificate: string | null): NoticeKind | null {
  return kinds.find((kind) => kind.certificate === certificate) ?? null;
}

export function kindNamed({ kinds }: NoticeBoard, id: string): NoticeKind | null {
  return kinds.find((kind) => kind.id === id) ?? null;
}

import type { AnswerKind } from '../core/inquiry/inquiry.ts';

/** One fact about one person, as the county's data platform is asked for it. */
export type LookUp = {
  readonly department: string;
  /** Under which name the platform knows the fact. */
  readonly code: string;
  readonly name: string;
  readonly idNumber: string;
  /** Public number of the inquiry, and what it is for: the platform keeps its own trail. */
  readonly inquiry: string;
  readonly purpose: string;
};

export type LookUpResult =
  | { readonly kind: 'answer'; readonly answer: AnswerKind; readonly text: string }
  /**
   * `off`: none is set up; `timeout`, `down`: it did not answer; `unauthorised`: it does not know us; `refused`: it does not take the
   * question; `malformed`: what it said was none of the four answers. In every case a person is asked.
   */
  | {
      readonly kind: 'none';
      readonly why: 'off' | 'timeout' | 'down' | 'unauthorised' | 'refused' | 'malformed';
    };

/** 数据源: answers inquiries without a person. Never throws. */
export interface DataSource {
  ask(lookUp: LookUp): Promise<LookUpResult>;
}

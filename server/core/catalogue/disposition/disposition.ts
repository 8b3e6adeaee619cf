import type { VerdictName } from '../../answer/verdict.ts';
import type { Requirement } from '../requirement.ts';

export type DispositionName =
  | 'cancelled'
  | 'shared'
  | 'licensed'
  | 'committed'
  | 'inquired'
  | 'run'
  | 'deferred'
  | 'retained';

/** 处置方式: what the county does so that the citizen need not bring the paper. One file per member in this folder. */
export type Disposition = {
  readonly name: DispositionName;
  /** As the lists print it: 取消, 数据共享. */
  readonly label: string;
  readonly verdict: VerdictName;
  /** True when the citizen hands in no paper of this name. */
  readonly spares: boolean;
  /** One line in a farmer's words, with the official term in brackets: who does it instead. */
  readonly explain: (row: Requirement) => string;
  /** The county's own words for the same, with the official term that the clerk needs. */
  readonly official: (words: string) => string;
};

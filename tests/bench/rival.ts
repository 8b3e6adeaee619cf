import type { Requirement } from '../../server/core/catalogue/requirement.ts';

/** Finds requirements for a question: ids, best first. */
export type Finder = (question: string) => readonly string[] | Promise<readonly string[]>;

/** Something that finds requirements, and how much of it can be run in reasonable time. */
export type Rival = {
  readonly name: string;
  /** More requirements than this are not tried. */
  readonly most: number;
  build(rows: readonly Requirement[]): Finder | Promise<Finder>;
};

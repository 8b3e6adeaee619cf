import type { Answer } from '../core/answer/answer.ts';
import type { DispositionName } from '../core/catalogue/disposition/disposition.ts';
import type { ListVersion } from '../core/catalogue/list-version.ts';
import type { Requirement } from '../core/catalogue/requirement.ts';
import type { Talk } from '../core/conversation/message.ts';
import type { Place } from '../core/place.ts';
import type { Result } from '../core/result.ts';
import type { Slip } from '../core/slip/slip.ts';
import type { Day } from '../core/time.ts';

/** A question or a choice, and the place and day it is asked for when they are not the usual ones. */
export type Asked = {
  readonly talk: Talk;
  /** The sender's own id of the message: a second delivery gets the first reply. Null when it has none. */
  readonly messageId: string | null;
  readonly q?: string;
  readonly choice?: string;
  /** Id, name or alias of a place. */
  readonly place?: string;
  readonly on?: Day;
};

/** What a public list is filtered by; every part may be left out. */
export type ListQuery = {
  readonly place?: string;
  readonly matter?: string;
  readonly disposition?: DispositionName | 'ban';
  readonly on?: Day;
  /** Words that the name, an alias, a matter or a department must contain. */
  readonly q?: string;
};

/** How many of the rows fall to one disposition. `ban` counts the rows that only say who does not issue, or are not a local matter. */
type ListCount = {
  readonly disposition: DispositionName | 'ban';
  readonly label: string;
  readonly count: number;
};

/** The rows of one place on one day, filtered; the counts add up to `found`, with or without the disposition filter. */
export type RequirementList = {
  /** The version in force; null outside the home county, or before its first version. */
  readonly list: ListVersion | null;
  readonly place: Place;
  readonly on: Day;
  /** The rows that every filter lets through, in the order in which the lists group them. */
  readonly rows: readonly Requirement[];
  readonly totals: {
    /** Rows of the place that day, before any filter. */
    readonly all: number;
    /** Rows that all filters but the disposition let through. */
    readonly found: number;
    readonly byDisposition: readonly ListCount[];
  };
  /** Every version that the place has published, oldest first. */
  readonly versions: readonly Pick<ListVersion, 'no' | 'title' | 'effectiveOn'>[];
  /** What the filters offer: the matters of the place's rows, and every place that has rows. */
  readonly matters: readonly string[];
  readonly places: readonly Place[];
};

type ReadSlip = {
  readonly slip: Slip;
  /** The answer to the same question today. */
  readonly current: Answer;
  /** True when the rule has changed since the slip was issued: 规则已更新. */
  readonly moved: boolean;
};

type Health = {
  readonly store: boolean;
  /** `lastSeenAt`: when the platform last gave a sign of life; null before the first. */
  readonly channels: readonly {
    readonly name: string;
    readonly on: boolean;
    readonly why: string;
    readonly lastSeenAt?: number | null;
  }[];
  readonly version: string;
};

/** What people can do through HTTP. main.ts fills it with the use cases; the tests with small stand-ins. */
export interface Uses {
  askQuestion(asked: Asked): Promise<Result<{ answer: Answer; conversation: string }>>;
  readSlip(number: string): Promise<Result<ReadSlip>>;
  listRequirements(query: ListQuery): Result<RequirementList>;
  health(): Promise<Health>;
}

import type { ListQuery, RequirementList } from '../app/list-requirements.ts';
import type { SlipReading } from '../app/read-slip.ts';
import type { Answer } from '../core/answer/answer.ts';
import type { Talk } from '../core/conversation/message.ts';
import type { Result } from '../core/result.ts';
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
  readSlip(number: string): Promise<Result<SlipReading>>;
  listRequirements(query: ListQuery): Result<RequirementList>;
  health(): Promise<Health>;
}

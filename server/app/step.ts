import type { Answer } from '../core/answer/answer.ts';
import type { Circumstances } from '../core/answer/circumstances.ts';
import type { Conversation } from '../core/conversation/conversation.ts';
import type { Incoming } from '../core/conversation/message.ts';
import type { Opinion } from '../core/question/opinion.ts';
import type { Result } from '../core/result.ts';
import type { Photo } from '../ports/photos.ts';
import type { Records } from '../ports/store.ts';
import type { Means } from './means.ts';

/** One message being handled: everything its use case may read and write, inside one transaction. */
export type Step = {
  readonly means: Means;
  readonly records: Records;
  readonly incoming: Incoming;
  readonly around: Circumstances;
  readonly conversation: Conversation;
  /** Where the person can be reached later, in the channel's own writing; null when nowhere. */
  readonly recipient: string | null;
  /** Others read along. */
  readonly overheard: boolean;
  /** What somebody else thinks was meant; null as a rule. */
  readonly opinion: Opinion | null;
  /** The photo that was sent, where one was waited for; null as a rule. */
  readonly photo: Result<Photo> | null;
};

/** What one message led to. */
export type Outcome = {
  readonly answer: Answer;
  readonly conversation: Conversation;
  /** A person holds the conversation, so chat channels send nothing. */
  readonly silent?: boolean;
  /** What the transcript says in place of an answer that is for him alone: colleagues may read it one day. */
  readonly noted?: string;
};

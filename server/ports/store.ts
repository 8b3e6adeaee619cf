import type { Conversation } from '../core/conversation/conversation.ts';
import type { Reply, Talk } from '../core/conversation/message.ts';
import type { RetentionClass } from '../core/privacy/retention.ts';
import type { Slip } from '../core/slip/slip.ts';
import type { Day, Instant } from '../core/time.ts';
import type { TrailEntry } from '../core/trail/entry.ts';
import type { CallBacks } from './call-backs.ts';
import type { Commitments } from './commitments.ts';
import type { Complaints } from './complaints.ts';
import type { DeskKeys } from './desk-keys.ts';
import type { IssuedDocuments } from './document.ts';
import type { Duty } from './duty.ts';
import type { Files } from './files.ts';
import type { Groups } from './groups.ts';
import type { HandOvers } from './hand-overs.ts';
import type { Inquiries, Looks } from './inquiries.ts';
import type { JoinedAccounts } from './joined-accounts.ts';
import type { Notices } from './notices.ts';
import type { PageKeys } from './one-time-keys.ts';
import type { ReaderMessages } from './reader-messages.ts';
import type { ReaderReach } from './reader-reach.ts';
import type { ReaderSessions } from './sign-in.ts';
import type { Tasks } from './tasks.ts';
import type { Timers } from './timers.ts';

/** The words of a question that got no answer which nothing accounted for, scrubbed of personal data; never the question itself. */
export type UnansweredWords = {
  readonly words: readonly string[];
  readonly outcome: 'ask-back' | 'hand-over' | 'not-found' | 'not-in-list' | 'corrected';
  readonly at: Instant;
};

/** A word, and in how many questions it was heard. */
export type HeardWord = { readonly word: string; readonly count: number };

/** 奇葩证明征集: a paper that somebody asked for although no list names it. */
export type Nomination = {
  /** `QP-20261121-0004`. */
  readonly number: string;
  readonly proof: string;
  readonly matter: string | null;
  readonly question: string;
  readonly at: Instant;
};

/** A message on its way out. Order is kept per recipient; `key` makes a second enqueue of the same message harmless. */
export type OutgoingMessage = {
  readonly key: string;
  readonly channel: string;
  readonly recipient: string;
  readonly reply: Reply;
  readonly at: Instant;
};

/** What became of a message: `retry` is tried again later, in order; `dead` never (the recipient is gone, the text is refused). */
export type SendOutcome = 'sent' | 'retry' | 'dead';

/** Carries messages of one channel out. Throwing counts as `retry`. A message may come a second time after a crash. */
export interface Sender {
  send(message: OutgoingMessage): Promise<SendOutcome>;
}

/** Which request of the HTTP API: who sent it under which Idempotency-Key, and the SM3 or SHA-256 of its body in hex. */
export type IdempotentRequest = { readonly actor: string; readonly key: string; readonly bodyHash: string };

export type IdempotencyVerdict =
  /** Do it, then `finish`. */
  | { readonly kind: 'fresh' }
  /** It was done: give this again. */
  | { readonly kind: 'done'; readonly status: number; readonly body: string }
  /** It is being done by another request right now (409). */
  | { readonly kind: 'in-flight' }
  /** The key was used with another body (422). */
  | { readonly kind: 'other-body' };

/** Idempotency-Key of the HTTP API: status and body of the first execution are kept, faults included. */
export interface IdempotentRequests {
  begin(request: IdempotentRequest, at: Instant): Promise<IdempotencyVerdict>;
  finish(request: IdempotentRequest, status: number, body: string): Promise<void>;
}

/** An account of a channel. `appId`: of our own account there. */
export type Identity = { readonly channel: string; readonly appId: string; readonly externalId: string };

/** Everything one transaction can reach. Each record type has one small set of verbs. */
export interface Records {
  readonly inbox: {
    /** Takes a message for the first time, or gives back the reply of the first time. Two deliveries at once: one waits for the other. */
    take(
      message: Talk & { readonly messageId: string; readonly at: Instant },
    ): Promise<{ fresh: true } | { fresh: false; reply: string | null }>;
    /** Whether the message was taken before; takes nothing. */
    has(message: Talk & { readonly messageId: string }): Promise<boolean>;
    /** Stores the reply (as JSON text) that every further delivery of the message is given. */
    settle(message: Talk & { readonly messageId: string }, reply: string): Promise<void>;
  };
  readonly conversations: {
    /** Locks the conversation until the transaction ends, so that two messages of one person are handled in turn. */
    load(talk: Talk): Promise<Conversation | null>;
    /** Reads without a lock and leaves nothing behind. */
    peek(talk: Talk): Promise<Conversation | null>;
    save(talk: Talk, conversation: Conversation): Promise<void>;
  };
  readonly people: {
    /** The person behind an account of a channel, seen now; made on first sight. */
    identify(identity: Identity, at: Instant): Promise<string>;
    /**
     * Who was behind the account when this process last saw it; null when it does not remember. Good for nothing but `expect`: the
     * person may have been forgotten meanwhile.
     */
    recall(identity: Identity): string | null;
    /**
     * Erases what is held about an account of a channel: identity, conversations, replies, hand-overs, messages, files and the
     * texts of its trail. Idempotent; re-applied after a restore. Gives back how many rows went.
     */
    forget(account: { readonly channel: string; readonly person: string }, by: string, at: Instant): Promise<number>;
  };
  readonly numbers: {
    /**
     * The next public number of a prefix on a day: `MZ-20181203-0007`. Never reused. `last`: all else was asked before, and what is left
     * is to write; many follow each other fast.
     */
    nextPublic(prefix: 'MZ' | 'QP' | 'CN' | 'XC' | 'YS' | 'TS' | 'MB', day: Day, order?: 'last'): Promise<string>;
    /** The next number that people type: tasks, inquiries and hand-overs share one counter. */
    nextTyped(): Promise<number>;
  };
  readonly slips: { add(slip: Slip): Promise<void>; find(number: string): Promise<Slip | null> };
  readonly nominations: {
    add(nomination: Nomination): Promise<void>;
    find(number: string): Promise<Nomination | null>;
    /** Keeps the telephone number of who wants a reply; a second one takes the first one's place. */
    leaveContact(number: string, contact: string, by: Talk, at: Instant): Promise<void>;
    contactOf(number: string): Promise<string | null>;
  };
  readonly handOvers: HandOvers;
  readonly tasks: Tasks;
  readonly inquiries: Inquiries;
  readonly looks: Looks;
  readonly notices: Notices;
  readonly commitments: Commitments;
  readonly complaints: Complaints;
  readonly duty: Duty;
  readonly groups: Groups;
  readonly deskKeys: DeskKeys;
  readonly pageKeys: PageKeys;
  readonly callBacks: CallBacks;
  readonly readerSessions: ReaderSessions;
  readonly readerMessages: ReaderMessages;
  readonly readerReach: ReaderReach;
  readonly joinedAccounts: JoinedAccounts;
  readonly unanswered: {
    /** Keeps each word by itself; nothing when there are none. */
    add(heard: UnansweredWords): Promise<void>;
    /** The words heard from an instant until before another, most frequent first. */
    between(from: Instant, until: Instant, limit: number): Promise<readonly HeardWord[]>;
  };
  readonly trail: {
    /** Says, as soon as it is known, that the record will get an entry: what that needs travels with the next question to the store. */
    expect(record: string, order?: 'last'): void;
    /** `about`: the account whose deed or data it is; when that person is forgotten, the entry's text is erased and the chain still holds. */
    append(entry: TrailEntry, about?: { readonly channel: string; readonly person: string }): Promise<void>;
    of(record: string): Promise<readonly TrailEntry[]>;
  };
  readonly outbox: {
    /** Says, as soon as it is known, that the message will be put: then it can go out without being looked for. */
    expect(message: Pick<OutgoingMessage, 'key' | 'channel' | 'recipient'>): void;
    put(message: OutgoingMessage): Promise<void>;
  };
  readonly timers: Timers;
  readonly files: Files;
  readonly documents: IssuedDocuments;
  readonly retention: {
    /** Clears at most `limit` things of a class whose time ended before `before`; how many went. Texts of the trail go, its chain stays whole. */
    clear(what: RetentionClass, before: Instant, now: Instant, limit: number): Promise<number>;
  };
}

/** The store owns atomicity, the core owns the rule: everything a use case does inside one transaction commits together or not at all. */
export interface Store {
  transaction<T>(work: (records: Records) => Promise<T>): Promise<T>;
  /** True when the store takes writes now. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
}

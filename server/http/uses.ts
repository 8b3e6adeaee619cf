import type { DeskAct } from '../app/desk/act-at-desk.ts';
import type { DeskView } from '../app/desk/view-desk.ts';
import type { HandOverView } from '../app/desk/view-hand-over.ts';
import type { ListQuery, RequirementList } from '../app/list-requirements.ts';
import type { Replies } from '../app/read-replies.ts';
import type { SlipReading } from '../app/read-slip.ts';
import type { Agents } from '../app/view-agents.ts';
import type { Overdue } from '../app/view-overdue.ts';
import type { Answer } from '../core/answer/answer.ts';
import type { Talk } from '../core/conversation/message.ts';
import type { Result } from '../core/result.ts';
import type { Receipt } from '../core/task/receipt.ts';
import type { Day, Instant } from '../core/time.ts';
import type { TrialIdentity } from '../ports/identity.ts';
import type { BoardUses, ReviewUses } from './board/uses.ts';
import type { CommitmentUses } from './commitments/uses.ts';
import type { ComplaintUses } from './complaints-api/uses.ts';
import type { CountyUses } from './county/uses.ts';
import type { ComplaintDeskUses } from './desk/complaint-desk-uses.ts';
import type { ObjectionUses } from './desk/objection-uses.ts';
import type { MeUses } from './me/uses.ts';
import type { NoticeFormUses } from './notices/uses.ts';
import type { ReachUses } from './reach/uses.ts';
import type { ShowingUses } from './showings/uses.ts';
import type { TaskUses } from './tasks-api/uses.ts';

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
  /** Where he is told later what comes of it. */
  readonly reachAt?: string;
};

type Health = {
  readonly store: boolean;
  /** `lastSeenAt`: when the platform last gave a sign of life; null before the first. */
  readonly channels: readonly {
    readonly name: string;
    readonly on: boolean;
    readonly why: string;
    readonly lastSeenAt?: number | null;
    /** True while it is on and the platform cannot be reached. */
    readonly down?: boolean;
  }[];
  readonly version: string;
  /** Conversations that wait for a person: how many, and since when the oldest. */
  readonly handOvers: { readonly open: number; readonly oldest: Instant | null };
  /** What an administrator has to see to. */
  readonly warnings: readonly string[];
};

/** What staff do at the desk. Every call names the session; each is refused when that is over. */
interface DeskUses {
  /** The token of a session for that of a link. */
  enter(link: string): Promise<Result<string>>;
  leave(session: string): Promise<void>;
  view(session: string): Promise<Result<DeskView>>;
  read(session: string, number: number): Promise<Result<HandOverView>>;
  answer(act: DeskAct & { readonly text: string }): Promise<Result<null>>;
  giveBack(act: DeskAct): Promise<Result<null>>;
  /** The photographed slip of a task, a JPEG. */
  slip(session: string, number: number): Promise<Result<Buffer>>;
}

/** What people can do through HTTP. main.ts fills it with the use cases; the tests with small stand-ins. */
export interface Uses {
  askQuestion(asked: Asked): Promise<Result<{ answer: Answer; conversation: string }>>;
  /** What a person has said in a conversation meanwhile. */
  readReplies(talk: Talk): Promise<Replies>;
  viewAgents(): Promise<Agents>;
  viewOverdue(): Promise<Overdue>;
  readSlip(number: string): Promise<Result<SlipReading>>;
  /** What was done for somebody, for who has the whole address of its receipt. */
  readReceipt(number: number, token: string): Promise<Result<Receipt>>;
  listRequirements(query: ListQuery): Result<RequirementList>;
  health(): Promise<Health>;
  readonly county: CountyUses;
  readonly me: MeUses;
  readonly reach: ReachUses;
  readonly board: BoardUses;
  readonly reviews: ReviewUses;
  readonly objections: ObjectionUses;
  readonly noticeForm: NoticeFormUses;
  readonly desk: DeskUses;
  readonly commitments: CommitmentUses;
  readonly showings: ShowingUses;
  readonly complaints: ComplaintUses;
  readonly tasks: TaskUses;
  readonly complaintDesk: ComplaintDeskUses;
  /** Only in demonstrations. */
  readonly trialIdentity: TrialIdentity | null;
}

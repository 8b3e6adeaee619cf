import type { Clock } from '../clock/clock.ts';
import type { Rung } from '../clock/ladder.ts';
import type { Talk } from '../conversation/message.ts';
import type { GroupKind } from '../people/group.ts';
import type { PlaceId } from '../place.ts';
import type { Instant } from '../time.ts';
import type { Authorisation } from './authorisation.ts';
import type { CheckPhoto } from './check-photo.ts';
import type { RunMode } from './run-mode.ts';
import type { SiteCheck } from './site-check.ts';
import type { TaskState } from './state.ts';

/** A group of staff that a task lives in, by what it is bound to (place id, department id). */
export type Room = { readonly kind: GroupKind; readonly about: string };

/** Whom it is run for. Never on a card, in a group or in a log. */
type Citizen = {
  readonly name: string;
  readonly idNumber: string | null;
  readonly telephone: string | null;
  /** Where he is told; `recipient` null: he has to look. Null for who has no account with us. */
  readonly reach: { readonly talk: Talk; readonly recipient: string | null } | null;
};

/** What was done, by whom, in whose words: read by those who run it, never posted. */
type Deed = { readonly verb: string; readonly by: string; readonly at: Instant; readonly words: string };

/** An answer of a department that says less than it seems: 查无此人, or one that was corrected. The owner has to look before he closes. */
export type Doubt = { readonly inquiry: number; readonly kind: 'no-such-person' | 'corrected' };

/** What is to be checked of a commitment. `where`: what he filled in for it, for who goes there. */
type CheckWanted = {
  readonly commitment: string;
  readonly fact: string;
  readonly where: string | null;
  /** Absent before the first was sent. */
  readonly photos?: readonly CheckPhoto[];
};

/** 代跑任务: a paper that staff fetch, or a fact they look up, in a citizen's stead and with his authorisation. */
export type Task = {
  readonly number: number;
  readonly state: TaskState;
  readonly proof: string;
  /** Public id of the list row; null when the list has none. */
  readonly requirement: string | null;
  readonly matter: string | null;
  /** Where the citizen lives: a town, or the county when that is all that is known. */
  readonly town: PlaceId;
  /** Id of the department that has the paper; null when none of the county's has. Tasks with the same one can be run in one trip. */
  readonly destination: string | null;
  readonly mode: RunMode;
  /** Why it is run otherwise than by rule; null while it is by rule. */
  readonly modeReason: string | null;
  /** Whose it is to run now; null before it was sent to anybody. */
  readonly room: Room | null;
  /** Every group that shows its card. */
  readonly rooms: readonly Room[];
  readonly citizen: Citizen;
  readonly authorisation: Authorisation | null;
  /** Staff id; null while nobody has it. */
  readonly owner: string | null;
  readonly ownedSince: Instant | null;
  /** Null before it is dispatched. */
  readonly clock: Clock | null;
  /** The highest rung that somebody was told of. */
  readonly told: Rung | null;
  /** Typed numbers of inquiries that are not answered yet. */
  readonly openInquiries: readonly number[];
  readonly doubt: Doubt | null;
  readonly result: string | null;
  /** Absent for every task that checks no commitment. */
  readonly check?: CheckWanted;
  /** Absent as long as nobody was there. */
  readonly seen?: SiteCheck;
  /** Papers and trips that the citizen was spared; 0 before it is closed. */
  readonly papersSaved: number;
  readonly tripsSaved: number;
  /** 1 to 5; null before. */
  readonly rating: number | null;
  /** 顺路单: number of the trip that it is run with. */
  readonly errand: number | null;
  /** Staff id, or `citizen`. */
  readonly createdBy: string;
  /** When each state was last reached. */
  readonly reached: Readonly<Partial<Record<TaskState, Instant>>>;
  readonly deeds: readonly Deed[];
  /** Rises with every change: that of its card. */
  readonly revision: number;
};

/** What somebody asks to be run. */
export type Wanted = Pick<Task, 'proof' | 'requirement' | 'matter' | 'town' | 'citizen'>;

type NewTask = Wanted & Pick<Task, 'number' | 'destination' | 'mode' | 'createdBy' | 'room'>;

/** A task as it begins: nobody is asked to run it before it is authorised. */
export function draftOf({ room, ...given }: NewTask, now: Instant): Task {
  return {
    ...given,
    ...{ state: 'draft', modeReason: null, room, rooms: room === null ? [] : [room], authorisation: null },
    ...{ owner: null, ownedSince: null, clock: null, told: null, openInquiries: [], doubt: null },
    ...{ result: null, papersSaved: 0, tripsSaved: 0, rating: null, errand: null },
    ...{ reached: { draft: now }, deeds: [], revision: 1 },
  };
}

export function sameRoom(a: Room | null, b: Room | null): boolean {
  return a?.kind === b?.kind && a?.about === b?.about;
}

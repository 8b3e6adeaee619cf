import type { Allowance } from '../clock/clock.ts';
import type { Ladder } from '../clock/ladder.ts';
import type { PauseLimits } from '../clock/pause.ts';
import type { CommitmentRules } from '../commitment/commitment-rules.ts';
import type { FactSource } from '../inquiry/source.ts';
import type { NoticeBoard } from '../notice/notice-kind.ts';
import type { PlaceId } from '../place.ts';
import type { RunMode } from '../task/run-mode.ts';
import type { Department } from './department.ts';
import type { DispositionName } from './disposition/disposition.ts';
import type { ListVersion } from './list-version.ts';
import type { Matter } from './matter.ts';
import type { StaffMember } from './staff.ts';

/** A window, station or agent point where a citizen can go. */
type ServicePoint = {
  readonly id: string;
  readonly name: string;
  readonly place: PlaceId;
  readonly address: string;
  readonly hours: string;
  readonly telephone: string;
  /** Names of departments or matters served here; empty means all. */
  readonly serves: readonly string[];
};

/** 口径: how a place names its batches. Each batch maps onto dispositions; rows may fall into more than one by their fallbacks. */
export type Scheme = {
  readonly name: string;
  readonly batches: readonly { readonly label: string; readonly dispositions: readonly DispositionName[] }[];
};

/** Everything that one county folder of data/ says. */
export type County = {
  readonly id: PlaceId;
  readonly name: string;
  /** True for the demonstration county: every page and slip says so. */
  readonly fictional: boolean;
  /** The line a citizen calls when in doubt. */
  readonly hotline: string;
  /** The list keepers' desk: 专班. */
  readonly keepers: { readonly name: string; readonly telephone: string };
  /** Opening hours in words, for replies. */
  readonly hours: string;
  /** Working spells of a working day as `HH:MM` pairs. */
  readonly spells: readonly { readonly from: string; readonly to: string }[];
  /** How long a task may take, by how it is run. */
  readonly taskAllowances: Readonly<Record<RunMode, Allowance>>;
  /** Who is told of a task's time, and when. */
  readonly taskLadder: Ladder;
  /** How long a department may take to answer another one. */
  readonly inquiryAllowance: Allowance;
  /** Who is told of an inquiry's time, and when. */
  readonly inquiryLadder: Ladder;
  /** For what a clock of a task or an inquiry stands still, how often and for how long. */
  readonly pauseLimits: PauseLimits;
  /** How long a department may take to close the case of a loss notice (补办), from when it was asked for. */
  readonly reissueAllowance: Allowance;
  /** Who is told of a case's time, and when. */
  readonly reissueLadder: Ladder;
  /** Words in the name of a proof that only somebody who goes there can see. */
  readonly visits: readonly string[];
  /** Working days in which somebody may object to a check that found his commitment untrue. */
  readonly objectionDays: number;
  readonly lists: readonly ListVersion[];
  readonly matters: readonly Matter[];
  readonly servicePoints: readonly ServicePoint[];
  readonly departments: readonly Department[];
  readonly staff: readonly StaffMember[];
  /** Where departments look facts up when another one asks. */
  readonly factSources: readonly FactSource[];
  /** Which lost certificates its public board announces. */
  readonly noticeBoard: NoticeBoard;
  /** What people may sign for instead of bringing a paper. */
  readonly commitments: CommitmentRules;
};

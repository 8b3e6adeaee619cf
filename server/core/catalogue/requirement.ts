import type { PlaceId } from '../place.ts';
import type { PartialDay } from '../time.ts';
import type { DispositionName } from './disposition/disposition.ts';

/** Title, number and article of the rule a row rests on. `fictional` is set on the rows that only the demonstration county has. */
export type Basis = {
  readonly title: string;
  readonly number: string | null;
  readonly article: string | null;
  readonly fictional: boolean;
};

/** Says who does NOT issue a paper; never that nobody may ask for it (民发〔2020〕20号; 公安部等十二部门 2016). */
export type IssuerBan = 'village' | 'police';

/** A condition under which the row's disposition does not hold; it must be asked before saying no. */
type RequirementException = {
  readonly id: string;
  /** Yes/no question to the citizen: 是拿到外地用,或公检法要求吗? */
  readonly question: string;
  /** What holds when the answer is yes. */
  readonly disposition: DispositionName;
  /** What to do then: where, how, who issues. */
  readonly advice: string;
};

/** The fields of a shipped row that were written down from general knowledge and not seen in the source. */
export type RecallableField =
  | 'name'
  | 'instead'
  | 'aliases'
  | 'matters'
  | 'askedBy'
  | 'issuedBy'
  | 'since'
  | 'basis'
  | 'disposition';

/** 证明要求: one proof, for some matters, in one place: who asks, who issues, what replaces it, since when, on what basis. */
export type Requirement = {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** The matters it is asked for; empty means the source names none and it holds for any. */
  readonly matters: readonly string[];
  /** Null when the source does not name the city: such a row is never a local answer. */
  readonly place: PlaceId | null;
  readonly askedBy: readonly string[];
  readonly issuedBy: readonly string[];
  /** Null for a row that is only an issuer ban, or is not a local matter at all. */
  readonly disposition: DispositionName | null;
  readonly fallbacks: readonly DispositionName[];
  readonly issuerBan: IssuerBan | null;
  /** The authority was never delegated to this place (省级权限未下放): kept for comparison only. */
  readonly notDelegated: boolean;
  /** What replaces the paper, in one sentence. */
  readonly instead: string;
  /** What to bring to the window in its stead. */
  readonly bring: readonly string[];
  readonly exceptions: readonly RequirementException[];
  /** For 容缺受理: how long the citizen has to hand it in, in words (开学后30日); null when nobody set one. */
  readonly within: string | null;
  readonly basis: Basis;
  readonly since: PartialDay | null;
  readonly until: PartialDay | null;
  readonly source: string | null;
  /** False when the whole row is general knowledge. */
  readonly seen: boolean;
  readonly recalled: readonly RecallableField[];
  readonly note: string | null;
  /** The same proof recorded from another source. */
  readonly sameAs: string | null;
  /** For a row of the home county: the shipped row it derives from. */
  readonly from: string | null;
  /** 第 N 项 of a published list; null outside lists. */
  readonly item: number | null;
};

/** 各类窗口业务, 各类证件补发: a matter that means "any business of that sort" rather than one thing. */
export function isAnyMatter(matter: string): boolean {
  return matter.startsWith('各类');
}

/** True when the row holds whatever the paper is wanted for. */
export function holdsForAnyMatter(row: Requirement): boolean {
  return row.matters.length === 0 || row.matters.some(isAnyMatter);
}

/** The id under which the product speaks of a row: a home row answers to the shipped row it derives from. */
export function publicId(row: Requirement): string {
  return row.from ?? row.id;
}

import type { InquiryState } from '../../server/core/inquiry/inquiry.ts';
import { INQUIRY_RULES, type InquiryVerb } from '../../server/core/inquiry/life-cycle.ts';
import type { TrailEntry } from '../../server/core/trail/entry.ts';

/** An inquiry as its trail tells it. */
export type ToldInquiry = {
  readonly state: InquiryState;
  readonly issuer: string;
  readonly verifier: string | null;
  readonly returns: number;
  /** Who asked it; `bot` never asks. */
  readonly asker: string;
};

/** What is known of its task when an entry was made. */
export type Around = {
  readonly owner: string | null;
  /** Whether the citizen allowed it at that moment. */
  readonly allowed: boolean;
};

const VERBS: Readonly<Record<string, InquiryVerb>> = {
  'inquiry-dispatched': 'dispatch',
  'inquiry-answered': 'answer',
  'inquiry-corrected': 'correct',
  'inquiry-returned': 'return',
  'inquiry-sent-to-ruling': 'return',
  'inquiry-ruled': 'rule',
  'inquiry-accepted': 'accept',
  'inquiry-withdrawn': 'withdraw',
  'inquiry-paused': 'pause',
  'inquiry-resumed': 'resume',
  'inquiry-viewed': 'view',
};

/** These reach for what is held about the citizen, or ask somebody to. */
const USES_AUTHORITY = /^inquiry-(asked|dispatched|viewed|looked-up)$/u;

/** The inquiry after one more entry. Throws a sentence when the table does not allow what the entry says. */
export function inquiryOn(before: ToldInquiry | null, entry: TrailEntry, around: Around): ToldInquiry {
  const { event } = entry;
  if (USES_AUTHORITY.test(event) && !around.allowed) throw new Error(`${told(entry)} without an authorisation`);
  if (before === null) return begun(entry);
  mayHe(before, entry, around);
  const state = stateAfter(before, entry);
  const { issuer, verifier, returns } = entry.facts;
  const now = {
    ...before,
    state,
    issuer: String(issuer),
    verifier: verifier as string | null,
    returns: Number(returns),
  };
  if (entry.facts.state !== state)
    throw new Error(`${told(entry)} says ${entry.facts.state}, its deeds lead to ${state}`);
  const moved = now.verifier !== before.verifier || now.issuer !== before.issuer;
  if (moved && !/-(dispatched|returned|sent-to-ruling|ruled|handed-on)$/u.test(event))
    throw new Error(`${told(entry)} gave it to ${now.verifier} of ${now.issuer}`);
  if (now.returns > 2) throw new Error(`${told(entry)}: sent back ${now.returns} times`);
  return now;
}

function begun(entry: TrailEntry): ToldInquiry {
  const { state, issuer, verifier } = entry.facts;
  const first = { 'inquiry-asked': 'draft', 'inquiry-dispatched': 'dispatched' }[entry.event];
  if (first === undefined || first !== state) throw new Error(`${told(entry)} begins as ${state}`);
  if (entry.by === verifier) throw new Error(`${told(entry)} was given to who asked`);
  const given = { issuer: String(issuer), verifier: verifier as string | null };
  return { ...given, state: first as InquiryState, returns: 0, asker: entry.by };
}

/** Nobody answers, returns or rules on what he asked himself, or what is asked for a task of his own. */
function mayHe({ asker, verifier }: ToldInquiry, entry: TrailEntry, { owner }: Around): void {
  const { event, by } = entry;
  const own = by === asker || by === owner;
  if (own && /^inquiry-(answered|corrected|returned|sent-to-ruling|ruled|viewed|paused|resumed)$/u.test(event))
    throw new Error(`${told(entry)}: his own inquiry`);
  if (by === 'bot') return;
  if (/^inquiry-(answered|returned|sent-to-ruling|viewed|paused|resumed)$/u.test(event) && by !== verifier)
    throw new Error(`${told(entry)}, and it is for ${verifier} to answer`);
  if (/^inquiry-(accepted|withdrawn)$/u.test(event) && !own) throw new Error(`${told(entry)}, and he did not ask`);
}

function stateAfter(before: ToldInquiry, entry: TrailEntry): InquiryState {
  const verb = VERBS[entry.event];
  if (verb === undefined) return before.state; // told of its time, handed on, looked up, a look refused
  if (verb === 'answer' && entry.by === 'bot' && before.state === 'draft') return 'answered'; // a data source
  const next = INQUIRY_RULES[verb].moves[before.state];
  if (next === undefined) throw new Error(`${told(entry)} is not allowed in ${before.state}`);
  return next;
}

function told({ record, event, by }: TrailEntry): string {
  return `${record}: ${event} by ${by}`;
}

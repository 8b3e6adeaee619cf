import { spokenTime } from '../calendar/spoken-time.ts';
import type { Card, CardButton } from '../card/card.ts';
import { isPaused } from '../clock/pause.ts';
import type { Instant } from '../time.ts';
import { ANSWER_LABELS, INQUIRY_STATES, type Inquiry, standingAnswer } from './inquiry.ts';
import { isWaiting } from './life-cycle.ts';
import type { Names } from './names.ts';
import { REFORM_OFFICE } from './party.ts';

export type CardAround = {
  readonly names: Names;
  readonly now: Instant;
  readonly due: Instant | null;
  /** The groups' addresses in the channel's own writing. */
  readonly rooms: readonly string[];
  readonly notable: boolean;
  /** Said above the rest: whose turn it is, 已超时. Null when there is nothing of the kind. */
  readonly notice: string | null;
};

/** The card of an inquiry in the groups of the departments that had it. Whom it is about stands nowhere on it. */
export function inquiryCard(inquiry: Inquiry, around: CardAround): Card {
  const { names, now, due, rooms, notable } = around;
  return {
    id: `inquiry-${inquiry.publicNumber}`,
    revision: inquiry.revision,
    title: `#${inquiry.number} 协查 · ${names.department(inquiry.issuer)}`,
    state: stateOf(inquiry, now, due),
    lines: linesOf(inquiry, around),
    buttons: buttonsOf(inquiry),
    rooms,
    notable,
  };
}

function stateOf(inquiry: Inquiry, now: Instant, due: Instant | null): string {
  const { state, pauses } = inquiry;
  if (ANSWERABLE.includes(state) && isPaused(pauses)) return '停钟';
  const late = due !== null && now >= due && isWaiting(inquiry);
  return late ? `${INQUIRY_STATES[state]} · 已超时` : INQUIRY_STATES[state];
}

const ANSWERABLE: readonly Inquiry['state'][] = ['dispatched', 'returned', 'bound'];

/** Six at most: what is said above the rest takes the place of how it came here. */
function linesOf(inquiry: Inquiry, { names, now, due, notice }: CardAround): readonly string[] {
  const { fact, asker, purpose, legalUse, publicNumber } = inquiry;
  const open = isWaiting(inquiry);
  return [
    ...(notice === null ? [] : [notice]),
    `问:${fact}`,
    `用途:${purpose}`,
    `依据:${legalUse}(${publicNumber})`,
    `${names.department(asker.department)} ${names.person(asker.staff)} 问 ${whoActs(inquiry, names)}`,
    ...(open && due !== null ? [`${spokenTime(due, now)} 前答复`] : []),
    ...(open ? [] : answerLine(inquiry, names, now)),
    ...(open && notice === null ? sentOn(inquiry, names) : []),
  ];
}

function whoActs({ issuer, verifier }: Inquiry, names: Names): string {
  if (issuer === REFORM_OFFICE) return `${names.department(issuer)}(终审)`;
  return `${names.department(issuer)} ${names.person(verifier)}`;
}

function sentOn({ returns, ruling }: Inquiry, names: Names): readonly string[] {
  if (ruling) return [`终审:${ruling.words}(${names.person(ruling.by)})`];
  const last = returns.at(-1);
  return last ? [`${names.department(last.from)}退回:${last.basis},说该 ${names.department(last.to)} 答`] : [];
}

function answerLine(inquiry: Inquiry, names: Names, now: Instant): readonly string[] {
  const answer = standingAnswer(inquiry);
  if (answer === null) return [];
  const who = answer.who === null ? answer.source : names.person(answer.who);
  const again = inquiry.answers.length > 1 ? '更正为' : '答';
  return [`${again}:${ANSWER_LABELS[answer.kind]}(${who},${spokenTime(answer.at, now)})`];
}

function buttonsOf({ number, state }: Inquiry): readonly CardButton[] {
  if (!ANSWERABLE.includes(state)) return [];
  return [
    { label: '是', line: `答 ${number} 是` },
    { label: '否', line: `答 ${number} 否` },
    { label: '查无此人', line: `答 ${number} 查无此人` },
    { label: '看是谁', line: `看 ${number}` },
  ];
}

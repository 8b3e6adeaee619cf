import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { Card, CardButton } from '../card/card.ts';
import { nameIn } from '../people/colleague.ts';
import type { Instant } from '../time.ts';
import type { Known } from './actor.ts';
import { dueLine, spokenAllowance, spokenTaken } from './due.ts';
import { RUN_MODES } from './run-mode.ts';
import { STATE_LABELS, type TaskState } from './state.ts';
import type { Task } from './task.ts';
import { shortTime } from './task-refusal.ts';

/** Where the card hangs, when, and by what calendar. */
export type CardAround = {
  readonly known: Known;
  readonly calendar: WorkingCalendar;
  readonly now: Instant;
  /** The groups' addresses in the channel's own writing. */
  readonly rooms: readonly string[];
  readonly notable: boolean;
  /** Said above the rest: 超时, whose turn it is. Null when there is nothing of the kind. */
  readonly notice: string | null;
};

const BUTTONS: Readonly<Partial<Record<TaskState, readonly string[]>>> = {
  draft: ['授权 # 纸质', '授权 # 回电'],
  dispatched: ['接单 #'],
  claimed: ['开始 #', '办结 #', '退单 #'],
  running: ['办结 #', '等群众 #', '没办成 #', '退单 #'],
  'waiting-citizen': ['继续 #'],
  'result-in': ['办结 #'],
};

/** One card for one task, the same in every group. It names colleagues, never the citizen, nor anything typed about him. */
export function taskCard(task: Task, around: CardAround): Card {
  const { number, proof, state } = task;
  const { rooms, notable, notice } = around;
  return {
    id: cardId(number),
    revision: task.revision,
    title: `#${number} ${proof}`,
    state: STATE_LABELS[state],
    lines: [...(notice === null ? [] : [notice]), ...linesOf(task, around)],
    buttons: (BUTTONS[state] ?? []).map((line) => button(line, number)),
    rooms,
    notable,
  };
}

export function cardId(number: number): string {
  return `task-${number}`;
}

/** What the card says, for channels that have none: the title with its state, the lines, and what can be typed. */
export function cardLines({ title, state, lines, buttons }: Card): readonly string[] {
  const typed = buttons.map(({ line }) => line).join(' · ');
  return [`${title} · ${state}`, ...lines, ...(typed === '' ? [] : [`发:${typed}`])];
}

/** The label is the verb, the line what typing it would be. */
function button(pattern: string, number: number): CardButton {
  return { label: pattern.replace(' # ', '').replace(' #', ''), line: pattern.replace('#', String(number)) };
}

function linesOf(task: Task, { known, calendar, now }: CardAround): readonly string[] {
  const lines = [
    [`镇: ${townName(task, known)}`, ...limit(task), RUN_MODES[task.mode].label].join(' | '),
    dueLine(task, now, calendar),
    ownerLine(task, known, now),
    task.openInquiries.length > 0 ? `等协查 ${task.openInquiries.map((each) => `#${each}`).join(' ')}` : '',
    endLine(task, calendar),
    task.errand === null ? '' : `顺路单 ${task.errand}`,
  ];
  return lines.filter((line) => line !== '');
}

function limit({ clock }: Task): readonly string[] {
  return clock === null ? [] : [`限 ${spokenAllowance(clock.allowance)}`];
}

function townName({ town }: Task, { home, places }: Known): string {
  return town === home.id ? '未填' : (places.get(town)?.name ?? town);
}

function ownerLine({ owner, ownedSince, state }: Task, { home }: Known, now: Instant): string {
  if (owner === null) return state === 'dispatched' ? '谁有空谁接,先接先得' : '';
  return `${nameIn(home)(owner)} 接单 ${shortTime(ownedSince ?? now, now)}`;
}

function endLine(task: Task, calendar: WorkingCalendar): string {
  const { state, reached, tripsSaved, papersSaved } = task;
  if (state !== 'closed' && state !== 'rated') return '';
  const taken = spokenTaken(task, reached.closed ?? 0, calendar);
  return [taken, `少交 ${papersSaved} 份`, `少跑 ${tripsSaved} 趟`].filter((part) => part !== '').join(' · ');
}

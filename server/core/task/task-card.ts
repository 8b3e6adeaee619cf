import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { Card, CardButton } from '../card/card.ts';
import { spokenAllowance } from '../clock/spoken-span.ts';
import { nameIn } from '../people/colleague.ts';
import type { Instant } from '../time.ts';
import type { Known } from './actor.ts';
import { dueLine, spokenTaken } from './due.ts';
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

/** `#` stands for the number. A line that lacks its words leads to one question to who tapped. */
const BUTTONS: Readonly<Partial<Record<TaskState, readonly CardButton[]>>> = {
  draft: [
    { label: '照片授权', line: '授权 # 照片' },
    { label: '纸质授权', line: '授权 # 纸质' },
    { label: '回拨授权', line: '授权 # 回拨' },
  ],
  dispatched: [{ label: '接单', line: '接单 #' }],
  claimed: [
    { label: '看是谁', line: '本人 #' },
    { label: '协查', line: '协查 #' },
    { label: '办结', line: '办结 #' },
    { label: '退单', line: '退单 #' },
  ],
  running: [
    { label: '协查', line: '协查 #' },
    { label: '办结', line: '办结 #' },
    { label: '等群众', line: '等群众 #' },
    { label: '没办成', line: '没办成 #' },
  ],
  'waiting-citizen': [
    { label: '继续', line: '继续 #' },
    { label: '没办成', line: '没办成 #' },
  ],
  'result-in': [{ label: '办结', line: '办结 #' }],
  returned: [{ label: '派单', line: '派 #' }],
};

/** 查无此人 or a corrected answer: nothing is closed before the owner has looked. */
const LOOKED: CardButton = { label: '核对过了', line: '继续 #' };

/** A commitment is found true or otherwise; there is nothing else to come of it. */
const CHECKED: readonly CardButton[] = [
  { label: '看是谁', line: '本人 #' },
  { label: '相符', line: '相符 #' },
  { label: '不符', line: '不符 #' },
  { label: '退单', line: '退单 #' },
];

/** Where somebody has to go and see, that he was there is what the task is about. */
const SEEN: CardButton = { label: '见到本人', line: '见到本人 #' };

function buttonsOf({ number, state, mode, doubt, openInquiries, seen, check }: Task): readonly CardButton[] {
  if (state === 'waiting-inquiry')
    return openInquiries.slice(0, 2).map((each) => ({ label: `${each} 号到哪一步`, line: `看 ${each}` }));
  if (check && (state === 'claimed' || state === 'running')) return numbered(CHECKED, number);
  const there = (BUTTONS[state] ?? []).map((each) => (each.label === '协查' ? SEEN : each));
  const usual = mode === 'joint' && !seen ? there : (BUTTONS[state] ?? []);
  const shown =
    doubt === null || state !== 'running' ? usual : [LOOKED, ...usual.filter(({ label }) => label !== '办结')];
  return numbered(shown, number);
}

function numbered(buttons: readonly CardButton[], number: number): readonly CardButton[] {
  return buttons.map(({ label, line }) => ({ label, line: line.replace('#', String(number)) }));
}

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
    buttons: buttonsOf(task),
    rooms,
    notable,
  };
}

function cardId(number: number): string {
  return `task-${number}`;
}

function linesOf(task: Task, { known, calendar, now }: CardAround): readonly string[] {
  const lines = [
    [`镇:${townName(task, known)}`, ...limit(task), RUN_MODES[task.mode].label].join(' · '),
    dueLine(task, now, calendar),
    ownerLine(task, known, now),
    task.seen ? `${nameIn(known.home)(task.seen.by)} 见到本人 ${shortTime(task.seen.at, now)}` : '',
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

import type { ForgottenGiven, MeGiven } from '../../server/http/contract-me.ts';
import { plainState } from './plain-states.ts';
import type { Reached } from './request.ts';
import { newsOnAPage } from './said-on-a-page.ts';
import { requestAsReader } from './session.ts';
import { spokenTime } from './spoken-time.ts';

/** A button of a case: what it says, and the page that it opens or the words that it sends. `sure`: what comes of it, asked before. */
type Act = { readonly label: string } & (
  | { readonly words: string; readonly sure?: string }
  | { readonly page: string }
);

/** Something under way, as its card shows it. */
export type CaseView = {
  readonly key: string;
  readonly name: string;
  /** What it is for or about; empty where its name says it. */
  readonly about: string;
  /** Its number, then what else is to be known of it in a few words. */
  readonly facts: readonly string[];
  readonly state: string;
  readonly tone: 'free' | 'act' | 'kept' | 'open';
  readonly steps: readonly { readonly label: string; readonly at: string }[];
  readonly spared: string;
  readonly acts: readonly Act[];
  /** The number of the errand that he may still rate; 0 for none. */
  readonly rates: number;
};

/** What the reader was told, as its lines. */
export type NewsView = {
  readonly key: string;
  readonly at: string;
  readonly headline: string;
  readonly lines: readonly string[];
};

/** A look at the reader: who, what came of it, what was asked, for what, when. */
export type LookView = MeGiven['looks'][number] & { readonly key: string; readonly when: string };

type Task = MeGiven['tasks'][number];
type Notice = MeGiven['notices'][number];
type Signed = MeGiven['commitments'][number];
type Told = MeGiven['complaints'][number];

export function readMe(): Promise<Reached<MeGiven>> {
  return requestAsReader<MeGiven>('GET', '/api/me');
}

export function exportMe(): Promise<Reached<object>> {
  return requestAsReader<object>('GET', '/api/me/export');
}

export function forgetMe(): Promise<Reached<ForgottenGiven>> {
  return requestAsReader<ForgottenGiven>('DELETE', '/api/me');
}

/** What is under way first, what is over behind it. `now` in milliseconds. */
export function casesOf({ tasks, notices, commitments, complaints }: MeGiven, now: number): readonly CaseView[] {
  const open = [...tasks.filter(({ over }) => !over), ...tasks.filter(({ over }) => over)];
  return [
    ...open.map((task) => ofTask(task, now)),
    ...notices.map((notice) => ofNotice(notice, now)),
    ...commitments.map((signed) => ofSigned(signed, now)),
    ...complaints.map((told) => ofTold(told, now)),
  ].map(inOneLine);
}

/** Where it stands is said once: a single step adds no more than when. */
function inOneLine(item: CaseView): CaseView {
  const [only, ...more] = item.steps;
  return only === undefined || more.length > 0 ? item : { ...item, facts: [...item.facts, only.at], steps: [] };
}

/** What he was told, newest first. */
export function newsOf({ news }: MeGiven, now: number): readonly NewsView[] {
  return news.map(({ lines: [headline = '', ...lines], at }) => ({
    ...{ key: `${at} ${headline}`, at: spokenTime(at, now) },
    headline: headline.replace(/。$/, ''),
    lines: lines.map(newsOnAPage),
  }));
}

/** Who looked at him, newest first. */
export function looksOf({ looks }: MeGiven, now: number): readonly LookView[] {
  return looks.map((look, order) => ({ ...look, key: `${look.inquiry} ${order}`, when: spokenTime(look.at, now) }));
}

function stepsOf(steps: Task['steps'], now: number): CaseView['steps'] {
  return steps.map(({ label, at }) => ({ label: plainState(label), at: spokenTime(at, now) }));
}

function ofTask(task: Task, now: number): CaseView {
  const { number, proof, matter, state, over, revocable, authorisedUntil, papersSaved, tripsSaved, rateable } = task;
  const until = revocable && authorisedUntil !== null ? [`授权到 ${spokenTime(authorisedUntil, now)}`] : [];
  return {
    key: `task ${number}`,
    name: proof,
    about: matter ?? '',
    facts: [`代跑 #${number}`, ...until],
    state: plainState(state),
    tone: over ? 'free' : 'act',
    // What is over is one line; its page tells how it went.
    steps: stepsOf(over ? task.steps.slice(-1) : task.steps, now),
    spared: papersSaved + tripsSaved > 0 ? `这件事您少交 ${papersSaved} 份材料、少跑 ${tripsSaved} 趟` : '',
    acts: [
      { label: revocable ? '看进度、撤回授权' : '看进度', page: `/packages/task/pages/task/task?number=${number}` },
    ],
    rates: rateable ? number : 0,
  };
}

function ofNotice({ case: typed, number, title, state, standing, steps }: Notice, now: number): CaseView {
  return {
    key: `notice ${typed}`,
    name: `${title} 遗失声明`,
    about: '',
    facts: [number ?? `受理号 ${typed}`],
    state,
    tone: standing ? 'act' : 'kept',
    steps: stepsOf(steps, now),
    spared: '',
    rates: 0,
    acts: standing && number !== null ? actsOf(number) : [],
  };
}

/** A number whose notice stands is taken back, or mended by a new one that names it. */
const actsOf = (number: string): CaseView['acts'] => [
  { label: '证件找到了', words: `找到了 ${number}`, sure: '这份声明就撤销了,公示板上会写明。再丢了,要重新登。' },
  { label: '写错了,更正', words: `更正 ${number}` },
];

function ofSigned({ number, proof, state, tone, steps }: Signed, now: number): CaseView {
  return {
    ...{ key: `commitment ${number}`, name: `${proof}的承诺`, about: '', facts: [number] },
    ...{ state, tone, spared: '', rates: 0 },
    steps: stepsOf(steps, now),
    acts: [{ label: '看这份承诺', page: `/packages/commitment/pages/receipt/receipt?number=${number}` }],
  };
}

function ofTold({ number, label, about, photos, state, over, dueBy, steps }: Told, now: number): CaseView {
  return {
    ...{ key: `complaint ${number}`, name: label, state, tone: over ? 'free' : 'open', spared: '', acts: [], rates: 0 },
    about,
    facts: [number, ...(dueBy === null ? [] : [`${dueBy} 前答复`]), ...(photos === 0 ? [] : [`照片 ${photos} 张`])],
    steps: stepsOf(steps, now),
  };
}

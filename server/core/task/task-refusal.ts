import { clockOf, spokenTime } from '../calendar/spoken-time.ts';
import { nameIn } from '../people/colleague.ts';
import { type Result, refused } from '../result.ts';
import { dayOf, type Instant } from '../time.ts';
import type { Known, Relation } from './actor.ts';
import { waysToAuthorise } from './authorisation.ts';
import { LIFE_CYCLE } from './life-cycle.ts';
import type { Verb } from './order.ts';
import { isOver, STATE_LABELS } from './state.ts';
import type { Task } from './task.ts';

/** What a refusal is about, and who knows the names. */
export type Refused = { readonly task: Task; readonly verb: Verb; readonly now: Instant; readonly known: Known };

/** 14:02 today, the whole day otherwise. */
export function shortTime(at: Instant, now: Instant): string {
  return dayOf(at) === dayOf(now) ? clockOf(at) : spokenTime(at, now);
}

/** The state does not allow it: who has it since when, or how it ended, or what can be done instead. */
export function wrongState({ task, verb, now, known }: Refused, mine: boolean): Result<never> {
  const { number, state, owner, ownedSince } = task;
  if (isOver(state)) {
    const at = task.reached[state];
    const when = at === undefined ? '' : `(${shortTime(at, now)})`;
    return refused(
      'task-over',
      `#${number} ${STATE_LABELS[state]}${when},不能再改。`,
      '还要办就重新建单:代 姓名 事项 证明',
    );
  }
  if (owner !== null && (verb === 'claim' || verb === 'assign')) {
    const when = `(${shortTime(ownedSince ?? now, now)})`;
    if (mine) return refused('task-yours', `#${number} 已经在您手里${when}。`, nextLines(task));
    return refused(
      'task-taken',
      `#${number} 已被${nameIn(known.home)(owner)}接单${when}。`,
      `要接手请发 转 ${number} 给我 <理由>`,
    );
  }
  const said = LIFE_CYCLE[verb].said;
  return refused('task-state', `#${number} 现在是“${STATE_LABELS[state]}”,还不能${said}。`, nextLines(task));
}

/** He is not among those who may. */
export function notYours({ task, verb, known }: Refused, relations: readonly Relation[]): Result<never> {
  const { number, owner } = task;
  const { said, who, never } = LIFE_CYCLE[verb];
  if (who.some((each) => relations.includes(each)) && never.includes('creator') && relations.includes('creator'))
    return refused(
      'task-own-request',
      `#${number} 是您自己建的,${said}要由同事来做。`,
      '请另一位同事核对后发同样的话。',
    );
  if (who.includes('owner') && owner !== null)
    return refused(
      'task-not-owner',
      `#${number} 在${nameIn(known.home)(owner)}手里,只有接单人能${said}。`,
      `要接手请发 转 ${number} 给我 <理由>`,
    );
  return refused(
    'task-not-yours',
    `#${number} 不归您${said}:${whoMay(who)}才可以。`,
    `请找${dispatchersOf(task, known)}。`,
  );
}

export function notAuthorised({ task, verb, now }: Refused): Result<never> {
  const { number, authorisation } = task;
  const { said } = LIFE_CYCLE[verb];
  const how = `由同事发:${waysToAuthorise(number)}`;
  if (authorisation === null) return refused('task-unauthorised', `#${number} 还没有授权,不能${said}。`, how);
  if (authorisation.revokedAt !== null)
    return refused('task-revoked', `#${number} 的授权群众已经撤回,不能${said}。`, '不要再查、再跑;要办得重新授权。');
  const when = spokenTime(authorisation.expiresAt, now);
  return refused('task-expired', `#${number} 的授权${when} 到期了,不能${said}。`, how);
}

export function inquiriesOpen({ task: { number, openInquiries } }: Refused): Result<never> {
  const which = openInquiries.map((each) => `#${each}`).join('、');
  return refused(
    'task-inquiry-open',
    `#${number} 还有 ${openInquiries.length} 个协查未答复(${which})。`,
    '等答复来了再发;不用查了就先撤回协查。',
  );
}

export function doubtful({ task: { number, doubt } }: Refused): Result<never> {
  const what = doubt?.kind === 'corrected' ? '更正过' : '答的是“查无此人”';
  return refused(
    'task-doubt',
    `#${number} 的协查 #${doubt?.inquiry ?? ''} ${what},要您先核对。`,
    `核对过了发 继续 ${number},再办结。`,
  );
}

export function needsWords({ task: { number }, verb }: Refused): Result<never> {
  const { said, needs } = LIFE_CYCLE[verb];
  const example = verb === 'close' ? `办结 ${number} 名下无房 少跑1趟` : `${lineOf(verb, number)} <${needs ?? '理由'}>`;
  return refused('task-words-missing', `#${number} ${said}要写${needs ?? '理由'}。`, `这样写:${example}`);
}

export function tooLong({ task: { number } }: Refused, most: number): Result<never> {
  return refused('task-words-long', `#${number} 的话太长了,最多 ${most} 个字。`, '拣要紧的写,别写身份证号和电话。');
}

function lineOf(verb: Verb, number: number): string {
  if (verb === 'take-over') return `转 ${number} 给我`;
  if (verb === 'hand') return `转 ${number} 给 <人>`;
  return verb === 'transfer' ? `转 ${number} <群>` : `${LIFE_CYCLE[verb].said} ${number}`;
}

const SPOKEN: readonly Verb[] = ['authorise', 'claim', 'start', 'resume', 'close', 'transfer', 'cancel'];

/** What can be typed about it now. */
function nextLines({ number, state }: Task): string {
  const lines = SPOKEN.filter((verb) => LIFE_CYCLE[verb].from.includes(state)).map((verb) => lineOf(verb, number));
  return lines.length === 0 ? '这张单会自动派出,等一等再发。' : `现在可以:${lines.slice(0, 4).join(' · ')}`;
}

const RELATION_LABELS: Readonly<Record<Relation, string>> = {
  owner: '接单人',
  runner: '这个群的代跑员',
  dispatcher: '派单员',
  creator: '建单人',
  citizen: '群众本人',
  rule: '系统',
};

function whoMay(who: readonly Relation[]): string {
  return who.map((each) => RELATION_LABELS[each]).join('、');
}

/** Names of who may send it elsewhere: those of the town first. */
function dispatchersOf({ town, room }: Task, { home }: Known): string {
  const all = home.staff.filter(({ roles }) => roles.includes('dispatcher'));
  const near = all.filter(({ place }) => place === town || place === room?.about);
  const names = (near.length > 0 ? near : all.filter(({ place }) => place === home.id)).slice(0, 2);
  return names.length === 0 ? '管理员' : `派单员${names.map(({ name }) => name).join('、')}`;
}

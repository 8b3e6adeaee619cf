import type { Answer } from '../answer/answer.ts';
import { ENTRUST, GRANT, NO, PERSON, REPHRASE } from '../answer/choices.ts';
import type { Circumstances } from '../answer/circumstances.ts';
import { standing } from '../answer/standing-answer.ts';
import { type WorkingCalendar, workingCalendarOf } from '../calendar/working-calendar.ts';
import type { Choice } from '../conversation/message.ts';
import { tailOfIdNumber } from '../people/id-number.ts';
import { maskedName } from '../people/person-name.ts';
import { placesUnder } from '../place.ts';
import type { Refusal } from '../result.ts';
import type { Instant } from '../time.ts';
import { METHODS } from './authorisation.ts';
import { dueLine } from './due.ts';
import { type Entrusting, missingOf } from './entrusting.ts';
import { STATE_LABELS } from './state.ts';
import type { Task } from './task.ts';

const TOWNS_SHOWN = 6;

const NOT_NOW: Choice = { ...NO, label: '先不委托' };
const KEEP: Choice = { ...NO, label: '都不收回' };

/** The next question of an authorisation: one at a time, and at last what is allowed, in full, before it is allowed. */
export function askNext(so: Entrusting, around: Circumstances): Answer {
  switch (missingOf(so)) {
    case 'town':
      return ask('委托我们代您跑', ['先问一句:您住哪个镇(街道)?', `比如:${townNames(around)}`], around);
    case 'name':
      return ask('记下了', ['您的姓名?'], around);
    case 'id-number':
      return ask('记下了', ['您的身份证号?', '只给替您查的那一位看,谁看过您都能查到'], around);
    case null:
      return confirm(so, around);
  }
}

function confirm(so: Entrusting, around: Circumstances): Answer {
  const [who, what, ...rest] = allowedLines(so, around.catalogue);
  const back = `${METHODS.wechat.days} 天内有效;随时发「撤回」收回,发「谁查了我」看得到每一次查看`;
  return ask('看清楚再点', [who, what, back, ...rest], around, [GRANT, NOT_NOW]);
}

/** What he is about to allow: who he says he is, masked, what may be fetched and for what, and that he need not. */
export function allowedLines(
  { name, idNumber, town, proof, matter }: Entrusting,
  { places }: Pick<Circumstances['catalogue'], 'places'>,
): readonly [string, string, string] {
  const purpose = matter === null ? '' : `,只用来办${matter}`;
  return [
    `${maskedName(name ?? '')} · 身份证${tailOfIdNumber(idNumber ?? '')} · ${places.get(town ?? '')?.name ?? ''}`,
    `您允许我们:替您查、取${proof}${purpose}`,
    '不委托也行:照原来的办法自己去办',
  ];
}

function ask(
  headline: string,
  lines: readonly string[],
  around: Circumstances,
  choices: readonly Choice[] = [],
): Answer {
  return { ...standing(around, 'advice', headline, lines, choices), intent: 'runner' };
}

function townNames({ catalogue: { home, places } }: Circumstances): string {
  const names = placesUnder(places, home.id, 'town').map(({ name }) => name);
  return `${names.slice(0, TOWNS_SHOWN).join('、')}${names.length > TOWNS_SHOWN ? '…' : ''}`;
}

/** What was sent could not be kept; the question that waits stands under it. */
export function askAgain({ message, next }: Refusal, around: Circumstances): Answer {
  return ask(message, [next, '不委托了,发「退出」'], around);
}

/** Who he is he says where nobody reads along, and where he can be told what became of it. */
export function entrustElsewhere(overheard: boolean, around: Circumstances): Answer {
  const { hotline, hours } = around.catalogue.home;
  const headline = overheard ? '授权要说您是谁,群里别人看得到' : '网页上认不出您,授权到微信公众号里办';
  const next = overheard ? '在单聊里再问一遍这份证明,点「委托代跑」' : '在公众号里问这份证明,点「委托代跑」';
  return ask(headline, [next, `不用微信的,打 ${hotline}(${hours}),村里的代跑员也能替您建单`], around, [PERSON]);
}

/** Nothing was asked yet that could be run. */
export function nothingToEntrust(around: Circumstances): Answer {
  return ask('先告诉我是哪一份证明', ['比如:公租房申请还要无房证明吗。答“不用您跑”的,就能委托我们代跑'], around, [
    PERSON,
  ]);
}

export function entrusted({ number, proof, ...task }: Task, now: Instant, around: Circumstances): Answer {
  const due = dueLine(task, now, workingCalendarOf(around.catalogue));
  const lines = [
    `${proof}:${due === '' ? '已经派给代跑员' : due}办好`,
    '有人接手、办好了,都在这里告诉您',
    '看进度发「我的」,不办了发「撤回」',
  ];
  return ask(`已经替您派出去了(代跑 #${number})`, lines, around, [PERSON]);
}

/** 我的: every task of his, the newest first. */
export function mine(
  tasks: readonly Task[],
  nameOf: (staff: string) => string,
  now: Instant,
  around: Circumstances,
): Answer {
  if (tasks.length === 0) return ask('您没有委托过代跑', ['问一份证明,答“不用您跑”的点「委托代跑」'], around, [PERSON]);
  const calendar = workingCalendarOf(around.catalogue);
  return ask(
    '您的代跑',
    [...tasks.map((task) => line(task, nameOf, now, calendar)), '撤回授权发「撤回」,看谁查过发「谁查了我」'],
    around,
    [PERSON],
  );
}

function line(task: Task, nameOf: (staff: string) => string, now: Instant, calendar: WorkingCalendar): string {
  const { number, proof, state, owner } = task;
  const parts = [
    `#${number} ${proof}`,
    STATE_LABELS[state],
    owner === null ? '' : nameOf(owner),
    dueLine(task, now, calendar),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

export function withdrawn({ number, proof }: Task, around: Circumstances): Answer {
  const lines = [`${proof}(代跑 #${number})停下了,不会再有人替您查`, '要再办,随时再委托'];
  return ask('授权收回了', lines, around, [ENTRUST, PERSON]);
}

export function nothingToWithdraw(around: Circumstances): Answer {
  return ask('您没有在办的委托', ['办完的、取消的都看得到:发「我的」'], around, [REPHRASE, PERSON]);
}

/** Several are under way: which one? */
export function withdrawWhich(tasks: readonly Task[], around: Circumstances): Answer {
  const choices = tasks
    .slice(0, 3)
    .map(({ number, proof }) => ({ id: `withdraw:${number}`, label: `#${number} ${proof}` }));
  return ask('收回哪一件的授权?', [], around, [...choices, KEEP]);
}

export function rated(stars: number, around: Circumstances): Answer {
  const line = stars >= 4 ? '谢谢,已经记下了' : '记下了,会有人回访';
  return ask(`${stars} 分`, [line], around, [PERSON]);
}

/** A refusal in the bot's own voice. */
export function entrustRefused({ message, next }: Refusal, around: Circumstances): Answer {
  return ask(message, [next], around, [PERSON]);
}

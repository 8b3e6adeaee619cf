import type { Catalogue } from '../../server/core/catalogue/catalogue.ts';
import type { StaffMember } from '../../server/core/catalogue/staff.ts';
import { canRun } from '../../server/core/task/actor.ts';
import { isValid } from '../../server/core/task/authorisation.ts';
import { isOver, type TaskState } from '../../server/core/task/state.ts';
import type { Task } from '../../server/core/task/task.ts';
import type { Luck } from './luck.ts';
import { TOWNSPEOPLE } from './townspeople.ts';

/** A line and who types it: an id of the platform, which nobody in the directory may have. */
export type Typed = { readonly staff: string; readonly text: string };

type Around = { readonly luck: Luck; readonly catalogue: Catalogue; readonly now: number };

const AREAS = ['县级群', '镇乡群 清河镇', '镇乡群 城关街道', '条块群 县不动产登记中心', '条块群 县住房和城乡建设局'];
const FACTS = [
  '截至今日名下有无住房',
  '截至今日名下有无房产',
  '五年内有无不动产交易',
  '是否已婚',
  '有无犯罪记录',
  '是否领取养老金',
  '王招娣有几套房',
];
export const OFFICES = [
  ...['县不动产登记中心', '县不动产登记中心', '县住房和城乡建设局', '县住房和城乡建设局'],
  '县住房公积金管理中心',
  '县公安局',
  '县跑改办',
  '月球局',
];

/** What somebody sensible would type about a task in that state; the number stands for `N`. */
const SENSIBLE: Readonly<Record<TaskState, readonly string[]>> = {
  draft: ['授权 N 纸质', '授权 N 纸质', '授权 N 回拨', '取消 N 理由'],
  authorised: ['取消 N 理由'],
  dispatched: [...Array<string>(9).fill('接单 N'), '派 N 谁', '转 N 哪里 理由', '取消 N 理由'],
  claimed: [
    '开始 N',
    '开始 N',
    ...Array<string>(5).fill('协查 N 部门 事实'),
    '等群众 N 补材料',
    '见到本人 N 桃源村3组 在家',
    '退单 N 理由',
    '转 N 给谁 理由',
    '有结果 N 查到',
  ],
  running: [
    ...Array<string>(9).fill('协查 N 部门 事实'),
    ...['办结 N 查到', '有结果 N 查到', '有结果 N 查到', '见到本人 N 桃源村3组 在家'],
    ...['等群众 N 补材料', '没办成 N 理由', '退单 N 理由', '转 N 给我 理由', '转 N 给谁 理由', '转 N 哪里 理由'],
  ],
  'waiting-citizen': ['继续 N', '继续 N', '办结 N 查到', '退单 N 理由', '转 N 给我 理由'],
  'waiting-inquiry': [
    '协查 N 部门 事实',
    '办结 N 查到',
    '退单 N 理由',
    '转 N 给谁 理由',
    '转 N 哪里 理由',
    '没办成 N 理由',
  ],
  'result-in': ['办结 N', '办结 N 查到 少跑2趟', '继续 N', '协查 N 部门 事实'],
  closed: ['办结 N 查到', '取消 N 理由', '接单 N'],
  rated: ['办结 N 查到', '授权 N 纸质'],
  returned: ['派 N 谁', '派 N 谁', '转 N 哪里 理由', '取消 N 理由', '接单 N'],
  cancelled: ['接单 N', '授权 N 纸质', '继续 N'],
  'not-done': ['接单 N', '继续 N'],
};
const ANY = [
  ...new Set([...Object.values(SENSIBLE).flat(), '本人 N', '授权 N 纸质', '授权 N 微信', '顺路', '我的单', '是']),
];

/** A draft waits for its authorisation; without one nothing else can be done. */
function allowed({ state, authorisation }: Task, now: number): boolean {
  return state === 'draft' || isValid(authorisation, now);
}

/** One line about a task, mostly of somebody who may, mostly what makes sense now. */
export function taskLine(around: Around, tasks: readonly Task[]): Typed {
  const { luck, now } = around;
  const open = tasks.filter((each) => !isOver(each.state) && (allowed(each, now) || luck.chance(0.1))).slice(-14);
  const task = open.length > 0 && luck.chance(0.9) ? luck.pick(open) : tasks[luck.below(tasks.length + 1)];
  const line = luck.pick(task !== undefined && luck.chance(0.8) ? SENSIBLE[task.state] : ANY);
  const staff = luck.chance(0.75) && task ? whoMay(line, task, around) : anybody(around);
  return { staff, text: filled(line, task, around).trim() };
}

/** The words in place of what stands for them. */
function filled(line: string, task: Task | undefined, { luck, catalogue }: Around): string {
  const sometimes = (usual: string, behind: string): string =>
    luck.chance(0.1) ? `${named(luck, task)}${behind}` : usual;
  const runner = luck.pick(runnersFor(task, catalogue)).name;
  return line
    .replace('N', String(task?.number ?? 1 + luck.below(9_999)))
    .replace('谁', runner)
    .replace('哪里', luck.pick(AREAS))
    .replace('部门', luck.pick(OFFICES))
    .replace('事实', sometimes(luck.pick(FACTS), '有无住房'))
    .replace('理由', luck.chance(0.9) ? sometimes('群众不在家', '不在家') : '')
    .replace('查到', sometimes('名下无房', '名下无房'));
}

function named(luck: Luck, task: Task | undefined): string {
  const { idNumber } = luck.pick(TOWNSPEOPLE);
  return luck.chance(0.5) ? (task?.citizen.name ?? idNumber) : idNumber;
}

function runnersFor(task: Task | undefined, catalogue: Catalogue): readonly StaffMember[] {
  const { staff } = catalogue.home;
  const runners = staff.filter((each) => canRun(each, task?.room ?? null, catalogue)).slice(0, 6);
  return runners.length > 0 ? runners : staff.slice(0, 1);
}

/** Somebody who could do that. */
function whoMay(line: string, task: Task, { luck, catalogue }: Around): string {
  const { staff } = catalogue.home;
  const runners = runnersFor(task, catalogue);
  if (/^(接单|转 N 给我|授权)/u.test(line)) return luck.pick(runners).staffId;
  if (/^(派|取消)/u.test(line)) return luck.pick(staff.filter(({ roles }) => roles.includes('dispatcher'))).staffId;
  return staff.find(({ id }) => id === task.owner)?.staffId ?? luck.pick(runners).staffId;
}

/** Strangers and people without a role as well. */
export function anybody({ luck, catalogue }: Pick<Around, 'luck' | 'catalogue'>): string {
  if (luck.chance(0.1)) return 'stranger';
  return luck.pick(catalogue.home.staff).staffId;
}

const DRAFTS = [
  '公租房申请 无房证明',
  '高龄津贴 健在证明',
  '户口迁移 居住证明',
  '低保申请 收入证明',
  '入学报名 月球居留证明',
];

/** 代: somebody asks for a citizen; who asked is asked whether he means it. */
export function draftLine(around: Around): Typed {
  const { luck, catalogue } = around;
  const runners = catalogue.home.staff.filter(({ roles }) => roles.includes('runner'));
  return { staff: luck.pick(runners).staffId, text: `代 ${luck.pick(TOWNSPEOPLE).name} ${luck.pick(DRAFTS)}` };
}

import type { Catalogue } from '../../server/core/catalogue/catalogue.ts';
import type { StaffMember } from '../../server/core/catalogue/staff.ts';
import type { Inquiry, InquiryState } from '../../server/core/inquiry/inquiry.ts';
import type { Task } from '../../server/core/task/task.ts';
import type { Luck } from './luck.ts';
import { anybody, OFFICES, type Typed } from './staff-moves.ts';
import { TOWNSPEOPLE } from './townspeople.ts';

type Around = { readonly luck: Luck; readonly catalogue: Catalogue; readonly tasks: ReadonlyMap<number, Task> };

const ASKED = [
  '答 N 怎样',
  '答 N 怎样',
  '答 N 怎样',
  '退回 N 依据 部门',
  '退回 N 依据 部门',
  '看 N',
  '停钟 N 等上级系统恢复',
  '续钟 N',
];

const SENSIBLE: Readonly<Record<InquiryState, readonly string[]>> = {
  draft: ['撤回 N', '看 N'],
  dispatched: [...ASKED, '撤回 N'],
  returned: [...ASKED, '退回 N 依据 部门', '撤回 N'],
  ruling: ['终审 N 部门 房屋登记由其负责', '终审 N 部门 房屋登记由其负责', '撤回 N'],
  bound: ['答 N 怎样', '答 N 怎样', '看 N', '退回 N 依据 部门'],
  answered: ['确认 N', '确认 N', '更正 N 怎样 上午刚登记', '看 N', '撤回 N'],
  accepted: ['更正 N 怎样 上午刚登记', '看 N', '确认 N'],
  withdrawn: ['答 N 怎样', '看 N'],
};
const ANY = [...new Set(Object.values(SENSIBLE).flat())];
const ANSWERS = ['是', '否', '否', '部分 只查到一处', '查无此人', '也许'];
const BASES = ['《公共租赁住房管理办法》第七条', '《不动产登记暂行条例》第七条', '不归我们管'];

/** One line about an inquiry, mostly of whom it waits for. */
export function inquiryLine(around: Around, inquiries: readonly Inquiry[]): Typed {
  const { luck } = around;
  const open = inquiries.filter(({ state }) => state !== 'accepted' && state !== 'withdrawn').slice(-14);
  const inquiry = open.length > 0 && luck.chance(0.9) ? luck.pick(open) : inquiries[luck.below(inquiries.length + 1)];
  const line = luck.pick(inquiry && luck.chance(0.85) ? SENSIBLE[inquiry.state] : ANY);
  const staff = inquiry && luck.chance(0.8) ? whoMay(line, inquiry, around) : anybody(around);
  const basis = luck.chance(0.1) ? `《条例》第七条,${named(inquiry, luck)}` : luck.pick(BASES);
  const text = line
    .replace('N', String(inquiry?.number ?? 1 + luck.below(9_999)))
    .replace('怎样', luck.chance(0.1) ? `否 ${named(inquiry, luck)}名下没有` : luck.pick(ANSWERS))
    .replace('依据', basis)
    .replace('部门', luck.pick(OFFICES));
  return { staff, text };
}

/** Whom it is about, or the number of anybody. */
function named(inquiry: Inquiry | undefined, luck: Luck): string {
  const { idNumber } = luck.pick(TOWNSPEOPLE);
  return luck.chance(0.5) ? (inquiry?.subject.name ?? idNumber) : idNumber;
}

function whoMay(line: string, inquiry: Inquiry, { luck, catalogue, tasks }: Around): string {
  const { staff } = catalogue.home;
  const called = (id: string | null): string => staff.find((each) => each.id === id)?.staffId ?? 'stranger';
  if (line.startsWith('终审')) return luck.pick(staff.filter(isReform)).staffId;
  if (/^(确认|撤回)/u.test(line)) return called(tasks.get(inquiry.task)?.owner ?? inquiry.asker.staff);
  // Who asked answers if he can: he is tried on purpose.
  if (luck.chance(0.1)) return called(inquiry.asker.staff);
  if (line.startsWith('更正') && luck.chance(0.3))
    return luck.pick([...staff.filter(({ department }) => department === inquiry.issuer), ...staff.slice(0, 1)])
      .staffId;
  return called(inquiry.verifier);
}

function isReform({ department, roles }: StaffMember): boolean {
  return department === 'paogai' && roles.includes('reviewer');
}

/** 离岗, 在岗: of those who answer. */
export function dutyLine({ luck, catalogue }: Around): Typed {
  const verifiers = catalogue.home.staff.filter(({ department }) =>
    ['budongchan', 'zhujian', 'gongjijin', 'gongan'].includes(department),
  );
  return { staff: luck.pick(verifiers).staffId, text: luck.chance(0.45) ? '离岗' : '在岗' };
}

import type { StaffMember } from '../catalogue/staff.ts';
import type { Rung } from '../clock/ladder.ts';
import { spokenShare, spokenStep } from '../clock/spoken-span.ts';
import { groupName } from '../people/group.ts';
import type { Known } from './actor.ts';
import { answeringDepartment } from './answering-department.ts';
import type { Task } from './task.ts';

/** 催办 as the groups read it: who has it, whose turn it is to act. Names colleagues only. */
export function reminder(task: Task, rung: Rung, known: Known): string {
  const who = holder(task, known);
  const { taskLadder: ladder } = known.home;
  switch (rung) {
    case 'half':
      return task.owner === null ? `${spokenShare(ladder)},${who}` : `${who}:${spokenShare(ladder)}`;
    case 'overdue':
      return `超时 · ${who}`;
    case 'leader':
      return `超时满 ${spokenStep(ladder.leaderAfter)} · ${who} · 请${leaders(task, known)}处理`;
    case 'head':
      return `超时满 ${spokenStep(ladder.headAfter)} · ${who} · 请一把手${headName(task, known)}处理`;
  }
}

/** 李明(县政务服务中心), or that nobody has it and whose group it lies in. */
function holder({ owner, room }: Task, known: Known): string {
  const member = known.home.staff.find(({ id }) => id === owner);
  if (member) return `${member.name}(${departmentName(member.department, known)})`;
  return room === null ? '还没人接' : `${groupName(room, known)}还没人接`;
}

/** Who leads the running of tasks where the delay is: its dispatchers, else its head. */
function leaders(task: Task, known: Known): string {
  const department = departmentOf(task, known);
  const names = known.home.staff
    .filter((each) => each.department === department && leads(each))
    .map(({ name }) => name);
  return names.length === 0 ? headName(task, known) : `派单员${names.join('、')}`;
}

function headName(task: Task, known: Known): string {
  const id = departmentOf(task, known);
  const head = known.home.departments.find((each) => each.id === id)?.head;
  return known.home.staff.find((each) => each.id === head)?.name ?? '(名册里没有)';
}

/** While nobody has a task of the county's group, the delay is that of who sends tasks out for the whole county. */
function departmentOf(task: Task, known: Known): string | null {
  const { home } = known;
  const own = answeringDepartment(task, known);
  if (own !== null) return own;
  const senders = home.staff
    .filter((each) => leads(each) && each.place === home.id)
    .map(({ department }) => department);
  const runs = (department: string): number =>
    home.staff.filter((each) => each.department === department && each.roles.includes('runner')).length;
  return [...new Set(senders)].sort((a, b) => runs(b) - runs(a))[0] ?? null;
}

function leads({ roles }: StaffMember): boolean {
  return roles.includes('dispatcher');
}

function departmentName(id: string, { home }: Known): string {
  return home.departments.find((each) => each.id === id)?.name ?? id;
}

import type { StaffMember } from '../catalogue/staff.ts';
import { nearest } from '../people/nearest.ts';
import { done, type Result, refused } from '../result.ts';
import { canRun, type Known } from './actor.ts';
import type { Task } from './task.ts';

/** The colleague of that name who runs for the group of a task; of several, the one whose department is written behind the name. */
export function namedRunner(words: string, { room, number }: Task, known: Known): Result<StaffMember> {
  const typed = words.normalize('NFKC').trim();
  const [name = '', department = ''] = typed.split(/[\s()]+/u);
  const runners = known.home.staff.filter((each) => canRun(each, room, known));
  const named = runners.filter((each) => each.name === name);
  const fits = department === '' ? named : named.filter((each) => departmentName(each, known).includes(department));
  const [only] = fits;
  if (only && fits.length === 1) return done(only);
  const of = (each: StaffMember): string => `${each.name}(${departmentName(each, known)})`;
  if (named.length > 1)
    return refused('runner-ambiguous', `叫${name}的不止一位:${named.map(of).join('、')}。`, '名字后面写上部门再发。');
  const near = nearest(
    name,
    runners.map((each) => each.name),
  );
  const who = name === '' ? '没写给谁。' : `这个群的代跑员里没有“${name.slice(0, 12)}”。`;
  return refused(
    'runner-unknown',
    who,
    `写全名,比如:派 ${number} ${near[0] ?? '李明'}(还有${near.slice(1).join('、') || '同事'})`,
  );
}

function departmentName({ department }: StaffMember, { home }: Known): string {
  return home.departments.find(({ id }) => id === department)?.name ?? department;
}

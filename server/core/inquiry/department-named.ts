import type { Department } from '../catalogue/department.ts';
import { nearest } from '../people/nearest.ts';
import { done, type Result, refused } from '../result.ts';

type Named = { readonly department: Department; readonly rest: string };

const MARKS = '[\\s:,、]*';

/** The department at the beginning of a line, with or without a space behind it, and what follows it. Refuses with the nearest names. */
export function departmentFirst(line: string, departments: readonly Department[]): Result<Named> {
  return named(line, departments, (name) => (line.startsWith(name) ? line.slice(name.length) : null), `^${MARKS}`, 0);
}

/** The same at the end of a line, and what stands before it. */
export function departmentLast(line: string, departments: readonly Department[]): Result<Named> {
  const cut = (name: string) => (line.endsWith(name) ? line.slice(0, line.length - name.length) : null);
  return named(line, departments, cut, `${MARKS}$`, -1);
}

function named(
  line: string,
  departments: readonly Department[],
  cut: (name: string) => string | null,
  marks: string,
  word: 0 | -1,
): Result<Named> {
  const fits = departments
    .flatMap((department) => [department.name, ...department.aliases].map((name) => ({ department, name })))
    .filter(({ name }) => cut(name) !== null)
    .sort((a, b) => b.name.length - a.name.length);
  const longest = fits.filter(({ name }) => name.length === fits[0]?.name.length);
  const [only] = longest;
  if (only && longest.every(({ department }) => department === only.department))
    return done({ department: only.department, rest: (cut(only.name) ?? '').replace(new RegExp(marks, 'u'), '') });
  return unknown(line, departments, longest, word);
}

function unknown(
  line: string,
  departments: readonly Department[],
  several: readonly { readonly department: Department }[],
  word: 0 | -1,
): Result<never> {
  const said = line.trim().split(/\s+/u).at(word) ?? '';
  const names = departments.map(({ name }) => name);
  const near = several.length > 0 ? several.map(({ department }) => department.name) : nearest(said, names);
  const sentence = said === '' ? '还没写是哪个部门。' : `没认出“${said}”是本县哪个部门。`;
  return refused('department-unknown', sentence, `写全名再发,比如:${near.join('、')}`);
}

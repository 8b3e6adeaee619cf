import type { z } from 'zod';

/** What is wrong with the data, one Chinese sentence each, naming file and row. Reading goes on, so that all are told at once. */
export type Problems = string[];

/** The words for the fields that list keepers edit most; other fields are named as they are. */
const LABELS: Readonly<Record<string, string>> = {
  id: '编号(id)',
  name: '名称(name)',
  matters: '事项(matters)',
  disposition: '处置方式',
  fallbacks: '兜底方式(fallbacks)',
  effectiveDate: '生效日期(effectiveDate)',
  until: '截止日期(until)',
  publishedOn: '公布日期(publishedOn)',
  effectiveOn: '施行日期(effectiveOn)',
  replacedBy: '改用什么(replacedBy)',
  basis: '依据(basis)',
  item: '项号(item)',
};

const KINDS: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  boolean: 'true 或 false',
  array: '一组 […]',
  object: '一组 {…}',
};

/** Where a row stands: `data/requirements/hubei.json 第12条(id xn-lianzu)`. `index` counts from 0; `unit` is 行 where a row is a line. */
export function rowName(file: string, index: number, row: unknown, unit: '条' | '行' = '条'): string {
  const id = typeof row === 'object' && row !== null && 'id' in row ? String(row.id) : null;
  return `${file} 第${index + 1}${unit}${id === null ? '' : `(id ${id})`}`;
}

/** What zod found wrong at one field, as a sentence a list keeper understands. Expects issues parsed with `reportInput`. */
export function sentenceOf(issue: z.core.$ZodIssue): string {
  const field = fieldName(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${field === '' ? '' : `${field}里`}有不认识的字段 ${issue.keys.join('、')}`;
    case 'invalid_value':
      return `${field}${shown(issue.input)}不认识,应为 ${issue.values.join('/')}`;
    case 'invalid_type':
      return issue.input === undefined ? `缺少${field}` : `${field}应为${KINDS[issue.expected] ?? issue.expected}`;
    case 'custom':
      return `${field}${shown(issue.input)}${issue.message}`;
    case 'too_small':
      return issue.origin === 'number' ? `${field}${shown(issue.input)}不对,${issue.message}` : `${field}不能为空`;
    default:
      return `${field}${shown(issue.input)}不对,${issue.message}`;
  }
}

function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `第${step + 1}个` : (LABELS[String(step)] ?? String(step))))
    .join('的');
}

function shown(input: unknown): string {
  return typeof input === 'string' || typeof input === 'number' ? `“${input}”` : '';
}

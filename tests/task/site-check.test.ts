import { describe, expect, it } from 'vitest';
import { readStaffLine } from '../../server/core/people/staff-line.ts';
import { checkAgain, checkedBefore, siteCheck } from '../../server/core/task/site-check.ts';
import type { Task } from '../../server/core/task/task.ts';
import { TASK_AT, task } from '../rigs/task.ts';

const DAY = 86_400_000;
const ELDER = { name: '王大爷', idNumber: null, telephone: null, reach: null };
const seen = siteCheck('桃源村3组 本人在家,行动方便', 's090', TASK_AT);
const first: Task = task('closed', { citizen: ELDER, seen });
const second: Task = task('claimed', { number: 20, citizen: ELDER });
const code = (found: ReturnType<typeof checkAgain>) => (found.ok ? 'ok' : found.refusal.code);

describe('见到本人', () => {
  it('is typed with the number, the place and what was seen', () => {
    expect(readStaffLine('见到本人 12 桃源村3组 本人在家')).toEqual({
      kind: 'task',
      line: { kind: 'order', verb: 'see', number: 12, words: '桃源村3组 本人在家' },
    });
    expect(readStaffLine('本人 12')).toMatchObject({ line: { kind: 'whose' } });
  });

  it('keeps who, when, where and what; a place alone says that he was seen', () => {
    expect(seen).toMatchObject({ by: 's090', at: TASK_AT, where: '桃源村3组', finding: '本人在家,行动方便' });
    expect(siteCheck('敬老院', 's090', TASK_AT)).toMatchObject({ where: '敬老院', finding: '见到本人' });
  });

  it.each([
    ['照 12', 12],
    ['同#12号', 12],
    ['沿用\uFF11\uFF12', 12],
    ['照相馆门口', null],
    ['桃源村12号', null],
  ])('%s: serves again from %s', (words, number) => {
    expect(checkedBefore(words)).toBe(number);
  });

  it('serves again for the same citizen for thirty days, and says from where it is', () => {
    expect(checkAgain(second, first, 12, TASK_AT + DAY)).toEqual({ ok: true, value: { ...seen, from: 12 } });
    expect(code(checkAgain(second, first, 12, TASK_AT + 30 * DAY))).toBe('check-over');
  });

  it('serves nobody else, and is not made up', () => {
    const other = task('claimed', { number: 20, citizen: { ...ELDER, name: '李大妈' } });
    const elsewhere = task('claimed', { number: 20, citizen: ELDER, town: '990101003' });
    const known = task('claimed', { number: 20, citizen: { ...ELDER, idNumber: '99010119400101002X' } });
    const stranger = task('closed', { seen, citizen: { ...ELDER, idNumber: '99010119850305018X' } });
    expect(code(checkAgain(other, first, 12, TASK_AT))).toBe('check-other');
    expect(code(checkAgain(elsewhere, first, 12, TASK_AT))).toBe('check-other');
    expect(code(checkAgain(known, stranger, 12, TASK_AT))).toBe('check-other');
    expect(code(checkAgain(second, task('closed', { citizen: ELDER }), 12, TASK_AT))).toBe('check-none');
    expect(code(checkAgain(second, null, 12, TASK_AT))).toBe('check-none');
  });
});

import { describe, expect, it } from 'vitest';
import type { StaffMember } from '../../server/core/catalogue/staff.ts';
import { chooseVerifier } from '../../server/core/people/duty.ts';

const member = (id: string, over: Partial<StaffMember> = {}): StaffMember => ({
  ...{ id, corpId: 'ding-shifan', staffId: `f${id}`, name: id, department: '不动产', roles: ['verifier'] },
  ...{ place: '990101', backup: null, ...over },
});

const staff = [
  member('林小军', { backup: '张芳' }),
  member('张芳', { backup: '林小军' }),
  member('吴建国'),
  member('杨丽', { roles: ['reviewer'] }),
  member('刘静', { department: '公安' }),
];

type Case = readonly [string, { away?: string[]; load?: Record<string, number>; asker?: string }, string];

const chosen = (department: string, { away = [], load = {}, asker = '李明' }: Case[1]): string => {
  const roster = { away: new Set(away), load: new Map(Object.entries(load)) };
  const found = chooseVerifier({ staff }, department, [asker], roster);
  if (found === null) return '没有协查员';
  const instead = found.insteadOf === null ? '' : `(替${found.insteadOf.name})`;
  return `${found.verifier.name}${instead}${found.away ? '(都离岗)' : ''}`;
};

describe('who answers an inquiry', () => {
  it.each<Case>([
    ['the first of the directory', {}, '林小军'],
    ['who has the least to do', { load: { 林小军: 2, 张芳: 1, 吴建国: 1 } }, '张芳'],
    ['the backup of who is away', { away: ['林小军'] }, '张芳(替林小军)'],
    ['the next of who has neither come nor a backup there', { away: ['林小军', '张芳'] }, '吴建国'],
    ['not the backup when somebody else has less to do', { away: ['林小军'], load: { 林小军: 5, 张芳: 3 } }, '吴建国'],
    ['never who asked', { asker: '林小军' }, '张芳'],
    ['never who asked, not even as a backup', { asker: '张芳', away: ['林小军'] }, '吴建国'],
    ['somebody, although all are away', { away: ['林小军', '张芳', '吴建国'] }, '林小军(都离岗)'],
  ])('is %s', (_, given, name) => expect(chosen('不动产', given)).toBe(name));

  it('is nobody in a department whose only verifier asks, or that has none', () => {
    expect(chosen('公安', { asker: '刘静' })).toBe('没有协查员');
    expect(chosen('教育', {})).toBe('没有协查员');
  });
});

import { describe, expect, it } from 'vitest';
import { isIdNumber, tailOfIdNumber } from '../../server/core/people/id-number.ts';
import { type Entrusting, heardOf, missingOf } from '../../server/core/task/entrusting.ts';

/** A made-up number of the fictional area 990101, with its right check character. */
const NUMBER = '99010119850305018X';

describe('an identity number', () => {
  it.each([
    [NUMBER, true],
    [NUMBER.toLowerCase(), true],
    ['990101198503050021', false],
    ['990101198502300028', false],
    ['9901011985030501', false],
    ['99010118500305018X', false],
    ['', false],
  ])('%s: %s', (number, right) => expect(isIdNumber(number)).toBe(right));

  it('is shown by its tail alone', () => expect(tailOfIdNumber(NUMBER)).toBe('尾号 18X'));
});

const towns = [
  { id: '990101001', name: '城关镇' },
  { id: '990101002', name: '清河镇' },
];
const nothing: Entrusting = {
  ...{ proof: '无房证明', requirement: 'sf-083', matter: '公租房申请' },
  ...{ town: null, name: null, idNumber: null },
};
const heard = (typed: string, so = nothing) => {
  const result = heardOf(so, typed, towns);
  if (result === null) return null;
  if (!result.ok) return result.refusal.code;
  const { town, name, idNumber } = result.value;
  return { town, name, idNumber };
};

describe('what a citizen says of himself', () => {
  it.each([
    ['清河镇', { town: '990101002', name: null, idNumber: null }],
    ['我住在清河', { town: '990101002', name: null, idNumber: null }],
    [`陈小芳 ${NUMBER} 清河镇`, { town: '990101002', name: '陈小芳', idNumber: NUMBER }],
    [`姓名:陈小芳,身份证号:${NUMBER.toLowerCase()},住清河镇`, { town: '990101002', name: '陈小芳', idNumber: NUMBER }],
    ['我叫阿依古丽·买买提 990101 19850305 018X', { town: null, name: '阿依古丽·买买提', idNumber: NUMBER }],
    [
      '\uFF19\uFF19\uFF10\uFF11\uFF10\uFF11\uFF11\uFF19\uFF18\uFF15\uFF10\uFF13\uFF10\uFF15\uFF10\uFF11\uFF18\uFF38',
      { town: null, name: null, idNumber: NUMBER },
    ],
  ])('%s', (typed, expected) => expect(heard(typed)).toEqual(expected));

  it('is about something else when it says none of it', () => {
    expect(heard('户口本要带吗')).toBeNull();
    expect(heard('算了')).toBeNull();
    expect(heard('')).toBeNull();
  });

  it('takes a bare name once the name was asked for', () => {
    const asked = { ...nothing, town: '990101002' };
    expect(missingOf(asked)).toBe('name');
    expect(heard('陈小芳', asked)).toMatchObject({ name: '陈小芳' });
    expect(heard('王城关', asked)).toEqual({ town: '990101002', name: '王城关', idNumber: null });
    expect(heard('张\u36C3', asked)).toMatchObject({ name: '张\u36C3' });
    expect(heard('\u{20BB7}野', asked)).toMatchObject({ name: '\u{20BB7}野' });
  });

  it('refuses a number that cannot be one, and keeps nothing of the message', () => {
    expect(heard('陈小芳 990101198503050021 清河镇')).toBe('id-number-wrong');
    expect(heard('990101850305002')).toBe('id-number-wrong');
  });

  it('asks for the town, then the name, then the number', () => {
    expect(missingOf(nothing)).toBe('town');
    expect(missingOf({ ...nothing, town: '990101002', name: '陈小芳' })).toBe('id-number');
    expect(missingOf({ ...nothing, town: '990101002', name: '陈小芳', idNumber: NUMBER })).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { contactIn, maskContact } from '../../server/core/privacy/contact.ts';

describe('a telephone number', () => {
  it.each([
    ['13800001234', '13800001234'],
    ['我的电话138 0000 1234,谢谢', '13800001234'],
    ['138-0000-1234', '13800001234'],
    ['+86 13800001234', '13800001234'],
    ['\uFF11\uFF13\uFF18\uFF10\uFF10\uFF10\uFF10\uFF11\uFF12\uFF13\uFF14', '13800001234'],
    ['0990-1234567', '0990-1234567'],
    ['0571 87654321', '0571-87654321'],
  ])('%j is read', (said, number) => expect(contactIn(said)).toEqual({ number }));

  it.each([
    ['1380000123', 'malformed'],
    ['138000012345', 'malformed'],
    ['12800001234', 'malformed'],
    ['33072619990101123X', 'id-number'],
  ])('%j is none', (said, fault) => expect(contactIn(said)).toEqual({ fault }));

  it.each(['不用了', '居住证明还要吗', '2018 年的', '12345', ''])('%j was not meant as one', (said) => {
    expect(contactIn(said)).toBeNull();
  });

  it('is shown masked', () => {
    expect(maskContact('13800001234')).toBe('138****1234');
    expect(maskContact('0990-1234567')).toBe('0990-****567');
  });
});

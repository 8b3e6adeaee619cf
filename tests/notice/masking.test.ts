import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownNumber } from '../../server/core/notice/certificate-number.ts';
import { announcementOf } from '../../server/core/notice/public-notice.ts';
import { maskedName, readName } from '../../server/core/people/person-name.ts';
import { placesById } from '../../server/core/place.ts';
import { fullNotice, kind, people } from './generated-person.ts';

describe('a name on the board', () => {
  it.each([
    ['张三', '张**'],
    ['张三丰', '张**'],
    ['欧阳娜娜', '欧阳**'],
    ['欧阳', '欧**'],
    ['阿卜杜拉·买买提', '阿**'],
    ['𠮷田', '𠮷**'],
    ['葛\u{E0100}小明', '葛\u{E0100}**'],
    ['王', '*'],
  ])('%s is shown as %s', (name, shown) => expect(maskedName(name)).toBe(shown));

  it.each([
    ['我叫王招娣', '王招娣'],
    ['姓名:王招娣', '王招娣'],
    ['阿卜杜拉•买买提', '阿卜杜拉·买买提'],
    ['𠮷淼', '𠮷淼'],
    ['\uF90A淼', '\uF90A淼'],
    ['我不知道怎么填?', null],
    ['小孩上学报名还要开居住证明吗', null],
    ['要交吗', null],
    ['德吉卓吗', '德吉卓吗'],
    ['wang', null],
    ['王', null],
  ])('“%s” is kept as %s, no character changed for another', (typed, name) => expect(readName(typed)).toBe(name));

  it('tells neither the given name nor how long it is', () => {
    fc.assert(
      fc.property(people, ({ surname, given }) => {
        const shown = maskedName(surname + given);
        expect([...given].some((character) => shown.includes(character))).toBe(false);
        expect(shown.endsWith('**')).toBe(true);
        expect(maskedName(`${surname}${given}婷`)).toBe(shown.length > 3 ? shown : maskedName(`${surname}婷${given}`));
      }),
    );
  });
});

describe('a number on the board', () => {
  const receipt = kind({ number: { lengths: [8, 11, 12, 18], letters: true, startsWithIdNumber: false } }).number;
  it.each([
    ['SJ201900123', 'SJ****23'],
    ['SJ20190', null],
    ['99010119850305018X', null],
    ['13912345678', null],
  ])('%s is shown as %s', (number, shown) => expect(shownNumber(number, receipt)).toBe(shown));

  it('is not shown at all when it holds the ID number by rule', () =>
    expect(shownNumber('99010119850305018X43', kind({}).number)).toBeNull());
});

it('nothing that is announced holds four characters in a row of an ID number, five digits of a telephone, or a given name', () => {
  const places = placesById([{ id: '990101', name: '示范县', level: 'county', parent: null, aliases: [] }]);
  const receipt = kind({
    id: 'shouju',
    name: '收据',
    number: { lengths: [11, 18], letters: true, startsWithIdNumber: false },
  });
  fc.assert(
    fc.property(people, fc.boolean(), ({ surname, given, idNumber, phone }, typedPhone) => {
      const name = surname + given;
      for (const [of, certificateNumber] of [
        [kind({}), `${idNumber}43`],
        [receipt, typedPhone ? phone : idNumber],
      ] as const) {
        const notice = fullNotice({ name, idNumber, certificateNumber });
        const said = announcementOf(notice, of, { number: 'YS-20190715-0031', on: '2019-07-15', places });
        const { holder, shown, title, place } = said;
        const text = [holder, shown, title, place].join(' ');
        const windows = (whole: string, size: number) =>
          Array.from({ length: whole.length - size + 1 }, (_, at) => whole.slice(at, at + size));
        expect(windows(idNumber, 4).filter((part) => text.includes(part))).toEqual([]);
        expect(windows(phone, 5).filter((part) => text.includes(part))).toEqual([]);
        expect([...given].filter((character) => text.includes(character))).toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
});

import fc from 'fast-check';
import type { LossNotice } from '../../server/core/notice/notice.ts';
import type { NoticeKind } from '../../server/core/notice/notice-kind.ts';
import { checkCharacter } from '../../server/core/people/check-character.ts';

const SURNAMES = ['王', '李', '张', '欧阳', '诸葛', '司马', '𠮷', '㐂'];
const GIVEN = [...'娣芳婷璐翀𣲗龘鑫磊淼'];

/** An ID number of the fictional area 990101 with a date and its check character. */
const idNumbers = fc
  .tuple(fc.integer({ min: 1930, max: 2012 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .chain(([year, month, date]) =>
    fc.integer({ min: 0, max: 999 }).map((order) => {
      const two = (value: number) => String(value).padStart(2, '0');
      const digits = `990101${year}${two(month)}${two(date)}${String(order).padStart(3, '0')}`;
      return digits + checkCharacter(digits);
    }),
  );

export type Generated = {
  readonly surname: string;
  readonly given: string;
  readonly idNumber: string;
  readonly phone: string;
};

/** People who do not exist. */
export const people: fc.Arbitrary<Generated> = fc.record({
  surname: fc.constantFrom(...SURNAMES),
  given: fc.array(fc.constantFrom(...GIVEN), { minLength: 1, maxLength: 3 }).map((characters) => characters.join('')),
  idNumber: idNumbers,
  phone: fc.integer({ min: 3_000_000_00, max: 9_999_999_99 }).map((rest) => `1${rest}`.padEnd(11, '7')),
});

/** A kind with everything a test does not care about filled in. */
export function kind(
  given: Partial<Omit<NoticeKind, 'number'>> & { number?: Partial<NoticeKind['number']> },
): NoticeKind {
  const { number, ...rest } = given;
  return {
    id: 'canji',
    certificate: 'disability',
    name: '残疾人证',
    number: { hint: '20 位', lengths: [20], letters: false, startsWithIdNumber: true, check: null, ...number },
    termDays: 30,
    keepDays: 180,
    identity: true,
    review: false,
    reissuer: 'canlian',
    accepts: '县残联的补发窗口',
    basis: { title: '办法', number: null, article: null, fictional: true },
    ...rest,
  };
}

/** A notice that is full, of a person who does not exist. */
export function fullNotice(given: Partial<LossNotice> = {}): LossNotice {
  return {
    ...{ case: 12, number: null, kind: 'canji', state: 'undertaken' },
    ...{ certificateNumber: '99010119850305018X43', lostOn: '2019-07-10', lostAt: '990101' },
    ...{ name: '张招娣', idNumber: '99010119850305018X', undertaken: { version: '遗失承诺-1', at: 0 } },
    applicant: { talk: { channel: 'wechat', account: 'gh_1', chat: '', person: 'o-zhang' }, recipient: 'o-zhang' },
    ...{ corrects: null, reason: null, reached: {}, revision: 4 },
    ...given,
  };
}

import { describe, expect, it } from 'vitest';
import { readCertificateNumber } from '../../server/core/notice/certificate-number.ts';
import { heardFor, missingIn } from '../../server/core/notice/form.ts';
import { readLostDay } from '../../server/core/notice/lost-day.ts';
import { publicPlace, readLostPlace } from '../../server/core/notice/lost-place.ts';
import { newNotice } from '../../server/core/notice/notice.ts';
import { hyphened, noticeChoice, noticeChoiceId, noticeLine } from '../../server/core/notice/notice-act.ts';
import { checkCharacter } from '../../server/core/people/check-character.ts';
import { NATION, placesById } from '../../server/core/place.ts';
import { fullNotice, kind } from './generated-person.ts';

const places = placesById([
  { id: '000000', name: '全国', level: 'nation', parent: null, aliases: [] },
  { id: '990000', name: '示范省', level: 'province', parent: '000000', aliases: [] },
  { id: '990101', name: '示范县', level: 'county', parent: '990000', aliases: [] },
  { id: '990101002', name: '清河镇', level: 'town', parent: '990101', aliases: [] },
  { id: '330782', name: '义乌市', level: 'county', parent: '000000', aliases: ['义乌'] },
]);

describe('the number of a certificate', () => {
  const disability = kind({}).number;
  const honour = kind({ number: { lengths: [9], startsWithIdNumber: false, check: 'mod-11-2' } }).number;
  const receipt = kind({ number: { lengths: [8, 9, 10, 11, 12], letters: true, startsWithIdNumber: false } }).number;
  const read = (typed: string, rule = disability) => {
    const found = readCertificateNumber(typed, rule);
    return found === null ? null : found.ok ? found.value : found.refusal.message;
  };

  it.each([
    ['99010119850305018X43', '99010119850305018X43'],
    ['证号是 990101 1985 0305 018x 43', '99010119850305018X43'],
    ['９９０１０１１９８５０３０５０１８Ｘ４３', '99010119850305018X43'],
    ['99010119850305018943', '证号的校验位不对,没有记。'],
    ['9901011985030501', '证号应是 20 位,没有记。'],
    ['99010119850305A18X43', '证号里有不该有的字母,没有记。'],
    ['忘了在哪里看', null],
  ])('%s', (typed, wanted) => expect(read(typed)).toBe(wanted));

  it('has a check character of its own where the kind says so', () => {
    const right = `20190012${checkCharacter('20190012')}`;
    expect(read(right, honour)).toBe(right);
    const wrong = `20190012${checkCharacter('20190013')}`;
    expect(read(wrong, honour)).toBe('证号的校验位不对,没有记。');
  });

  it('may hold letters where the kind says so', () => expect(read('sj-2019 00123', receipt)).toBe('SJ201900123'));

  it('checks as ISO 7064 MOD 11-2 does: every single wrong digit is found', () => {
    const digits = '20190012';
    const right = checkCharacter(digits);
    for (let at = 0; at < digits.length; at += 1)
      for (const digit of '0123456789')
        if (digit !== digits.charAt(at))
          expect(checkCharacter(digits.slice(0, at) + digit + digits.slice(at + 1))).not.toBe(right);
  });
});

describe('the day it was lost', () => {
  it.each([
    ['昨天', '2019-07-14'],
    ['大前天下午', '2019-07-12'],
    ['3天前', '2019-07-12'],
    ['上周三', '2019-07-10'],
    ['上个星期天', '2019-07-14'],
    ['7月10日', '2019-07-10'],
    ['7月10号左右', '2019-07-10'],
    ['12月30日', '2018-12-30'],
    ['10号', '2019-07-10'],
    ['20号', '2019-06-20'],
    ['2019-07-10', '2019-07-10'],
    ['2019年7月1日', '2019-07-01'],
    ['2019.7.1', '2019-07-01'],
    ['2月30日', '没有这一天。'],
    ['2019-07-16', '这一天还没有到。'],
    ['2014-07-16', '丢了三年以上的,网上登记不了。'],
    ['记不清了', null],
  ])('%s on Monday 2019-07-15', (typed, wanted) => {
    const day = readLostDay(typed, '2019-07-15');
    expect(day === null ? null : day.ok ? day.value : day.refusal.message).toBe(wanted);
  });
});

describe('the place it was lost', () => {
  it.each([
    ['清河镇菜场', '990101002', '示范县'],
    ['清河', '990101002', '示范县'],
    ['去义乌的时候', '330782', '义乌市'],
    ['家里', '990101', '示范县'],
    ['火车上', NATION, '不清楚'],
    ['不清楚', NATION, '不清楚'],
  ])('%s is heard, and the public sees the county at the finest', (typed, id, shown) => {
    expect(readLostPlace(typed, places, '990101')).toBe(id);
    expect(publicPlace(id, places)).toBe(shown);
  });
  it('is asked again when it names nothing', () => expect(readLostPlace('嗯嗯', places, '990101')).toBeNull());
});

describe('the form', () => {
  const setting = { kind: kind({}), today: '2019-07-15', places, home: '990101' };
  const blank = newNotice({ case: 1, kind: 'canji', applicant: fullNotice().applicant, corrects: null }, 0);

  it('asks one thing after the other, until it is full', () => {
    const said = ['99010119850305018X43', '7月10日', '清河镇', '张招娣', '99010119850305018X', '跳过'];
    const asked: (string | null)[] = [];
    let notice = blank;
    for (const each of said) {
      asked.push(missingIn(notice));
      const heard = heardFor(notice, each, setting);
      if (!heard?.ok) throw new Error(each);
      notice = heard.value;
    }
    expect(asked).toEqual(['certificate-number', 'lost-on', 'lost-at', 'name', 'id-number', 'photo']);
    expect(missingIn(notice)).toBeNull();
    expect(notice).toMatchObject({ name: '张招娣', lostOn: '2019-07-10', lostAt: '990101002' });
  });

  it('leaves a question to be answered, and asks again for what it could not read', () => {
    expect(heardFor(blank, '身份证丢了要登报吗', setting)).toBeNull();
    expect(heardFor(fullNotice({ name: null }), '小孩上学报名还要开居住证明吗', setting)).toBeNull();
    expect(heardFor(blank, '嗯', setting)).toMatchObject({
      ok: false,
      refusal: { code: 'certificate-number-missing' },
    });
  });

  it('does not let anybody file for another whose ID number stands in the certificate', () => {
    const almost = { ...fullNotice(), idNumber: null };
    expect(heardFor(almost, '990101198503050171', setting)).toMatchObject({ ok: false });
    const other = `99010119850305017${checkCharacter('99010119850305017')}`;
    expect(heardFor(almost, other, setting)).toMatchObject({ ok: false, refusal: { code: 'notice-not-own' } });
  });
});

describe('a line about notices', () => {
  it.each([
    ['登记遗失', { verb: 'begin', kind: null }],
    ['查公示 YS-20190715-0031', { verb: 'look-up', number: 'YS-20190715-0031' }],
    ['查公示ys201907150031', { verb: 'look-up', number: 'YS-20190715-0031' }],
    ['YS-20190715-0031', { verb: 'look-up', number: 'YS-20190715-0031' }],
    ['撤回 YS-20190715-0031', { verb: 'withdraw', number: 'YS-20190715-0031' }],
    ['找到了。', { verb: 'withdraw', number: null }],
    ['更正 YS-20190715-0031', { verb: 'correct', number: 'YS-20190715-0031' }],
    ['捡到证件', { verb: 'found', kind: null }],
    ['撤回', null],
    ['身份证丢了要登报吗', null],
  ])('%s', (typed, act) => expect(noticeLine(typed)).toEqual(act));

  it('is the same as its button', () => {
    expect(noticeChoice(noticeChoiceId('begin', 'canji'))).toEqual({ verb: 'begin', kind: 'canji' });
    expect(noticeChoice(noticeChoiceId('undertake', 12))).toEqual({ verb: 'undertake', case: 12 });
    expect(noticeChoice('entrust')).toBeNull();
    expect(hyphened(' ys 20190715 0031 ')).toBe('YS-20190715-0031');
  });
});

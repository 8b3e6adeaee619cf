import { describe, expect, it } from 'vitest';
import {
  challenged,
  isKnown,
  mayChallenge,
  readChallenge,
  withoutChallenges,
  withoutContacts,
} from '../../server/core/commitment/challenge.ts';
import { newsOf } from '../../server/core/commitment/commitment-news.ts';
import { NO_COMMITMENTS } from '../../server/core/commitment/commitment-rules.ts';
import { move } from '../../server/core/commitment/move.ts';
import { publicShowing } from '../../server/core/commitment/public-showing.ts';
import { challengeLines, showingBefore, showingTerm } from '../../server/core/commitment/showing-text.ts';
import { COMMITMENT_LABELS, type CommitmentState } from '../../server/core/commitment/state.ts';
import { AT, SHOWING, signed } from './signed.ts';

const shown = (given = {}) => signed({ showing: SHOWING, check: { how: 'public', due: '2026-12-16' }, ...given });
const CHALLENGE = { at: AT, reason: '人不住在这里', words: '去年就搬走了', contact: '13900000000' };

describe('what everybody reads of a commitment', () => {
  it('is a masked name, a village, matter and paper, general words, days and a number: nothing else', () => {
    expect(publicShowing(shown(), '2026-11-16')).toEqual({
      ...{ number: 'CN-20261116-0001', holder: '张**', proof: '市场主体住所证明', matter: '个体工商户设立登记' },
      ...{ from: '2026-11-16', until: '2026-11-23', days: 5, place: '清河镇柳塘村' },
      ...{ undertakes: ['家里的收入和困难和我说的一样'], basis: '《示范县告知承诺公示核查办法》' },
    });
  });

  it('stands there until its last day, also when the timer is late', () => {
    expect(publicShowing(shown(), '2026-11-23')).not.toBeNull();
    expect(publicShowing(shown(), '2026-11-24')).toBeNull();
    expect(publicShowing(shown({ showing: { ...SHOWING, until: null } }), '2027-02-01')).not.toBeNull();
    expect(publicShowing(shown({ showing: { ...SHOWING, overAt: AT } }), '2026-11-16')).toBeNull();
    expect(publicShowing(signed(), '2026-11-16'), 'checked by colleagues').toBeNull();
  });

  it('stands there only while nobody has found or decided anything', () => {
    const states = (Object.keys(COMMITMENT_LABELS) as CommitmentState[]).filter(
      (state) => publicShowing(shown({ state }), '2026-11-16') !== null,
    );
    expect(states).toEqual(['signed', 'decided']);
  });

  it('is said before it is signed, with its last day as far as that is known', () => {
    expect(showingBefore(5, '2026-11-23').join('\n')).toMatch(
      /2026年11月23日止[\s\S]*张\*\*[\s\S]*不写:名字、身份证号/u,
    );
    expect(showingTerm(5, null)).toBe('5 个工作日,到哪天等放假安排公布');
  });

  it('ends true when nobody objected, and he hears so in those words', () => {
    const over = move(shown(), { verb: 'unchallenged', by: 'rule', at: AT });
    expect(over).toMatchObject({ value: { state: 'true' } });
    const setting = { home: { hotline: '0990', commitments: NO_COMMITMENTS }, objectUntil: null };
    expect(over.ok && newsOf(over.value, setting)?.[0]).toMatch(/^公示期满,没有人说不是真的/u);
  });
});

describe('what somebody says against it', () => {
  const rules = { challenges: ['人不住在这里', '别的'] };
  const read = (given: Partial<Parameters<typeof readChallenge>[1]>) =>
    readChallenge(rules, { reason: 1, words: '去年就搬走了', contact: '', ...given }, AT);

  it('is a reason of the county, a few words, and how he can be asked if he likes', () => {
    expect(read({})).toEqual({ ok: true, value: { ...CHALLENGE, contact: null } });
    expect(read({ contact: ' 13900000000 ', words: ' 去年就\r\n搬走了 ' })).toMatchObject({
      value: { contact: '13900000000', words: '去年就\n搬走了' },
    });
  });

  it.each([
    ['no reason', { reason: 0 }, 'challenge-reason'],
    ['a reason that is not listed', { reason: 3 }, 'challenge-reason'],
    ['no words', { words: '   ' }, 'challenge-words'],
    ['words that say nothing', { words: '假的' }, 'challenge-words'],
    ['too many words', { words: '字'.repeat(201) }, 'challenge-words'],
    ['text that is turned round', { words: '去年就\u202E搬走了' }, 'challenge-words'],
    ['control characters', { words: '去年就\u0000搬走了' }, 'challenge-words'],
    ['a long contact', { contact: '1'.repeat(41) }, 'challenge-contact'],
    ['a contact of several lines', { contact: '1\n2' }, 'challenge-contact'],
  ])('is not taken with %s', (_, given, code) => {
    expect(read(given)).toMatchObject({ refusal: { code } });
  });

  it('is known when it was sent twice, and is enough at some time', () => {
    const once = challenged(shown(), CHALLENGE).showing ?? SHOWING;
    expect([isKnown(once, CHALLENGE), isKnown(once, { ...CHALLENGE, words: '别的话' })]).toEqual([true, false]);
    const many = { ...SHOWING, challenges: Array.from({ length: 20 }, () => CHALLENGE) };
    expect([mayChallenge(once).ok, mayChallenge(many)]).toMatchObject([
      true,
      { refusal: { code: 'challenges-enough' } },
    ]);
  });

  it('is read by who goes there, without a way to reach him by who reviews it, and by nobody once it is over', () => {
    const known = challenged(shown(), CHALLENGE);
    expect(known.revision).toBe(shown().revision + 1);
    const challenges = known.showing?.challenges ?? [];
    expect(challengeLines(challenges, true)).toEqual(['公示时有人说:人不住在这里。去年就搬走了(可以问他:13900000000)']);
    expect(challengeLines(challenges, false).join()).not.toContain('139');
    expect(withoutContacts(known)).toBe(known);
    expect(withoutContacts({ ...known, state: 'mismatch' }).showing?.challenges).toEqual([
      { ...CHALLENGE, contact: null },
    ]);
    expect(JSON.stringify(withoutChallenges(known))).not.toMatch(/搬走|139/u);
    expect(withoutChallenges(signed())).toEqual(signed());
  });
});

import { describe, expect, it } from 'vitest';
import { NO_COMMITMENTS } from '../../server/core/commitment/commitment-rules.ts';
import { creditRecord } from '../../server/core/commitment/credit-record.ts';
import { isStanding } from '../../server/core/commitment/gates.ts';
import { LIFE_CYCLE } from '../../server/core/commitment/life-cycle.ts';
import { move } from '../../server/core/commitment/move.ts';
import { readSignature } from '../../server/core/commitment/signature.ts';
import { COMMITMENT_LABELS, type CommitmentState } from '../../server/core/commitment/state.ts';
import { AT, PATH, signed } from './signed.ts';

const STATES = Object.keys(COMMITMENT_LABELS) as CommitmentState[];

/** As an official reads it: what may be done, to what, by whom, and what it is then. */
const TABLE = LIFE_CYCLE.map(({ label, from, to, by }) => `${by} ${label}: ${from.join('、')} → ${to}`);

describe('what may become of a commitment', () => {
  it('is what the table says', () => {
    expect(TABLE).toEqual([
      'rule 过三道门槛: draft → gated',
      'signer 三问都答对: gated → read',
      'signer 签字: read → signed',
      'signer 撤回: signed、true、exempt → withdrawn',
      'department 事项办结: signed → decided',
      'department 事项办结: true、exempt → same',
      'department 免予核查: signed、decided → exempt',
      'checker 相符: signed、decided → true',
      'rule 公示期满无异议: signed、decided → true',
      'checker 不符: signed、decided → mismatch',
      'signer 提异议: mismatch → objected',
      'reviewer 异议成立: objected → upheld',
      'reviewer 异议不成立: objected → dismissed',
      'rule 期满没有异议: mismatch → dismissed',
      'reviewer 信用修复: dismissed → repaired',
    ]);
  });

  it('allows nothing else, whoever asks', () => {
    const deeds = LIFE_CYCLE.map(({ verb, by }) => ({ verb, by, at: AT, reason: '写明了' }));
    for (const state of STATES)
      for (const deed of deeds) {
        const moved = move(signed({ state }), deed);
        const known = LIFE_CYCLE.some(
          ({ verb, by, from }) => verb === deed.verb && by === deed.by && from.includes(state),
        );
        expect(moved.ok, `${deed.by} ${deed.verb} ${state}`).toBe(known);
        if (!moved.ok) expect(moved.refusal.message).toContain(COMMITMENT_LABELS[state]);
      }
  });

  it('cannot be recorded as untrue before he could object', () => {
    const into = LIFE_CYCLE.filter(({ to }) => to === 'dismissed').flatMap(({ from }) => from);
    expect(into.sort()).toEqual(['mismatch', 'objected']);
  });

  it('is taken back until the case is decided, and refused with the reason afterwards', () => {
    const withdraw = { verb: 'withdraw', by: 'signer', at: AT } as const;
    expect(move(signed(), withdraw)).toMatchObject({ value: { state: 'withdrawn' } });
    const decided = move(signed({ state: 'true' }), { verb: 'decide', by: 'department', at: AT });
    expect(decided).toMatchObject({ value: { state: 'true', decidedAt: AT } });
    expect(decided.ok && move(decided.value, withdraw)).toMatchObject({
      refusal: { code: 'commitment-decided', message: expect.stringContaining('已经办结,承诺不能再撤回') },
    });
    expect(decided.ok && move(decided.value, { verb: 'decide', by: 'department', at: AT }).ok).toBe(false);
  });

  it.each(['confirm', 'doubt'] as const)('is not found %s without a word on what was seen', (verb) => {
    expect(move(signed(), { verb, by: 'checker', at: AT, reason: ' ' }).ok).toBe(false);
    expect(move(signed(), { verb, by: 'checker', at: AT, reason: '字'.repeat(201) }).ok).toBe(false);
  });
});

describe('the record of what was false', () => {
  it('counts until its last day, or until it is repaired', () => {
    const record = creditRecord(
      'CN-20261116-0001',
      { ...NO_COMMITMENTS, credit: { days: 365, effect: '', repair: '' } },
      AT,
    );
    expect(record.until).toBe('2027-11-16');
    expect(isStanding(record, '2027-11-16')).toBe(true);
    expect(isStanding(record, '2027-11-17')).toBe(false);
    expect(isStanding({ ...record, repairedAt: AT }, '2026-11-17')).toBe(false);
    expect(isStanding(null, '2026-11-17')).toBe(false);
  });
});

describe('a signature', () => {
  const read = (drawn: string, typed = '') => readSignature({ drawn, typed }, '张玉根');

  it('is a few lines on the field, or his own name to the letter', () => {
    expect(read(PATH)).toEqual({ ok: true, value: { kind: 'drawn', path: PATH } });
    expect(read('', ' 张玉根 ')).toEqual({ ok: true, value: { kind: 'typed', name: '张玉根' } });
    expect(read(PATH, '李明')).toMatchObject({ value: { kind: 'drawn' } });
  });

  it.each([
    ['a slip of the finger', 'M1 1L2 2'],
    ['outside the field', `${PATH}L700 10`],
    ['a script', 'M1 1L2 2"><script>alert(1)</script>'],
    ['a curve', 'M1 1C2 2 3 3 4 4'],
    ['too long', `M1 1${'L2 2'.repeat(4_000)}`],
  ])('is not %s', (_, drawn) => {
    expect(read(drawn)).toMatchObject({ refusal: { code: 'signature-unread' } });
  });

  it('is not another’s name, and not missing', () => {
    expect(read('', '李明')).toMatchObject({ refusal: { message: expect.stringContaining('承诺须本人作出') } });
    expect(read('')).toMatchObject({ refusal: { code: 'signature-missing' } });
  });
});

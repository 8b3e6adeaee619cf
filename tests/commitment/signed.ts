import type { Commitment } from '../../server/core/commitment/commitment.ts';
import { newCommitment } from '../../server/core/commitment/commitment.ts';
import type { Showing } from '../../server/core/commitment/showing.ts';

/** Monday 2026-11-16, 9:00. */
export const AT = Date.parse('2026-11-16T09:00:00+08:00');

export const ZHANG = { name: '张玉根', idNumber: '990101196207180028' } as const;

export const PATH = 'M40 120L60 80L90 130L120 60L150 140L180 70L220 120L260 90L300 110';

/** A commitment of 张玉根 that was signed, with everything a test does not care about filled in. */
export function signed(given: Partial<Commitment> = {}): Commitment {
  const talk = { channel: 'wechat', account: 'gh_1', chat: '', person: 'o-zhang' };
  const fresh = newCommitment(
    {
      ...{ case: 12, row: 'sf-zhusuo', proof: '市场主体住所证明', matter: '个体工商户设立登记' },
      signer: { talk, recipient: 'o-zhang' },
    },
    AT,
  );
  return {
    ...fresh,
    ...{ state: 'signed', number: 'CN-20261116-0001', understood: ['fact', 'untrue', 'voluntary'], town: '990101002' },
    particular: '清河镇柳塘村3组',
    identity: { ...ZHANG, method: 'trial', label: '演示核验(没有核对真实身份)', at: AT },
    signature: { kind: 'drawn', path: PATH },
    text: {
      ...{ title: '市场主体住所证明告知承诺书', version: '住所承诺-1' },
      sections: [
        { heading: '您承诺', lines: ['这个地方我有权拿来开店办公:'], personal: false },
        { heading: '承诺人', lines: ['姓名:张玉根', '身份证号:990101196207180028'], personal: true },
      ],
    },
    check: { how: 'site', due: '2026-11-26' },
    reached: { draft: AT, gated: AT, read: AT, signed: AT },
    ...given,
  };
}

/** On the public page from that day on. */
export const SHOWING: Showing = {
  ...{ from: '2026-11-16', until: '2026-11-23', days: 5, place: '清河镇柳塘村' },
  ...{ undertakes: ['家里的收入和困难和我说的一样'], basis: '《示范县告知承诺公示核查办法》' },
  ...{ overAt: null, challenges: [] },
};

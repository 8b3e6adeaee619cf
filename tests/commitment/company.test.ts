import { describe, expect, it } from 'vitest';
import { documentOf } from '../../server/core/commitment/commitment-document.ts';
import type { CommitmentReceipt } from '../../server/core/commitment/commitment-receipt.ts';
import { signedText } from '../../server/core/commitment/signed-bytes.ts';
import { signed } from './signed.ts';

const COMPANY = { title: '示范县石桥建筑有限公司', code: '91990101MA00000035' };

/** The same commitment, signed by 张玉根 for a company. */
function forCompany(company = COMPANY) {
  const own = signed();
  return own.identity === null ? own : { ...own, identity: { ...own.identity, represents: company } };
}

describe('the bytes of a commitment', () => {
  it('are what they were for who signs for himself', () => {
    expect(signedText('990101', signed())).not.toContain('represents');
    expect(JSON.parse(signedText('990101', signed())).identity).toEqual(signed().identity);
  });

  it('hold the company, so that another name or code is another text', () => {
    const text = signedText('990101', forCompany());
    expect(text).toContain(`"represents":${JSON.stringify(COMPANY)}`);
    for (const other of [
      { ...COMPANY, title: '示范县石桥置业有限公司' },
      { ...COMPANY, code: '91990101MA0000002X' },
    ])
      expect(signedText('990101', forCompany(other))).not.toBe(text);
  });
});

describe('the paper of a commitment', () => {
  it('names the company, and masks who stands for it', () => {
    const receipt: CommitmentReceipt = {
      number: 'CN-20261116-0001',
      state: 'signed',
      signedOn: '2026-11-16',
      changedOn: '2026-11-16',
      version: '建设资金承诺-1',
      digest: '',
      seal: '',
      check: { how: 'written', due: '2026-12-01' },
    };
    expect(documentOf(forCompany(), receipt)?.maskedName).toBe('示范县石桥建筑有限公司(法定代表人 张**)');
    expect(documentOf(signed(), receipt)?.maskedName).toBe('张**');
  });
});

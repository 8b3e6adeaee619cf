import { existsSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { Sheet } from '../../server/core/document/sheet.ts';
import { SYSTEM_FONTS } from '../../server/documents/fonts.ts';
import { digestsOf, openPrinter } from '../../server/documents/printer.ts';
import { readPdf } from '../rigs/pdf.ts';

const SHEET: Sheet = {
  title: '遗失声明公示证明',
  issuer: '示范县遗失公示板',
  number: 'YS-20190715-0031',
  standing: { label: '出具时:公示中', note: '以扫码看到的为准。' },
  statement: '张**遗失残疾人证,声明作废。',
  sections: [{ heading: '一、承诺', lines: ['第一段。'] }],
  facts: [{ label: '持有人', value: '张**' }],
  proof: { title: '防改记录', rows: [{ label: '链上哈希', value: 'a'.repeat(64) }] },
  notes: ['这份证明仅供试用。'],
  code: { address: 'https://wzm.example/board/YS-20190715-0031', caption: '扫码核对' },
  dated: Date.parse('2019-07-15T00:00:00+08:00'),
};

const printer = openPrinter();
const bare = openPrinter({ systemFonts: false });
afterAll(() => Promise.all([printer.stop(), bare.stop()]));

const printed = async (given: Partial<Sheet>, by = bare) => {
  const result = await by.sheet({ ...SHEET, ...given });
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value;
};

describe('a printed sheet', () => {
  it('says what it was given, in Chinese, tagged, on one sheet, with the date of the facts', async () => {
    const { bytes, digests } = await printed({});
    const { pages, text, info } = await readPdf(bytes);
    expect(pages).toBe(1);
    for (const said of ['遗失声明公示证明', '出具时:公示中', '张**遗失残疾人证,声明作废。', 'a'.repeat(64)])
      expect(text).toContain(said);
    expect(info).toMatchObject({
      ...{ Title: '遗失声明公示证明 YS-20190715-0031', Language: 'zh-CN', CreationDate: 'D:20190714160000Z' },
      ...{ Subject: 'YS-20190715-0031', Author: '示范县遗失公示板' },
    });
    expect(bytes.toString('latin1')).toContain('/Marked true');
    expect(bytes.toString('latin1')).not.toMatch(/\/(?:JS|JavaScript|Launch|URI|OpenAction|AA)\b/u);
    expect(digests).toEqual(digestsOf(bytes));
  });

  it('has the same bytes for the same facts, and other bytes for others', async () => {
    const [first, again, other] = [await printed({}), await printed({}), await printed({ notes: [] })];
    expect(again.bytes.equals(first.bytes)).toBe(true);
    expect(other.digests.sm3).not.toBe(first.digests.sm3);
  });

  it.each(['㛃**', '阿*·*', '欧阳**', 'É. Martin', '①〔2018〕9号'])(
    'prints %s with the font that it ships',
    async (name) => {
      const { text } = await readPdf((await printed({ statement: `${name}遗失残疾人证` })).bytes);
      expect(text).toContain(name.normalize('NFC'));
    },
  );

  it.each(['𠮷', '\u{2a6d6}', '\u{e000}', '张\u{e0100}'])(
    'refuses %s with a way out where no font has it: nothing is blank',
    async (name) => {
      const result = await bare.sheet({ ...SHEET, facts: [{ label: '持有人', value: `${name}**` }] });
      expect(result).toMatchObject({ ok: false, refusal: { code: 'character-unprintable' } });
      expect(result.ok ? '' : result.refusal.message).toMatch(/U\+[0-9A-F]{4,6}/u);
      expect(result.ok ? '' : result.refusal.next).toContain('网页');
    },
  );

  it.skipIf(!SYSTEM_FONTS.some(({ path }) => existsSync(path)))(
    'prints 𠮷 where a font of the machine has it',
    async () => {
      const { text } = await readPdf((await printed({ statement: '𠮷**遗失残疾人证' }, printer)).bytes);
      expect(text.replaceAll('\n', '')).toContain('𠮷**遗失残疾人证');
    },
  );

  it('drops what would make a text read differently from what it says', async () => {
    const { text } = await readPdf((await printed({ statement: '张\u202e三\u0000\u200b丢了\r\n证' })).bytes);
    expect(text).toContain('张三丢了 证');
  });
});

describe('the thread that prints', () => {
  it('tells who comes to a long queue to come back, and still does what waits', async () => {
    const all = await Promise.all(Array.from({ length: 12 }, () => bare.sheet(SHEET)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(8);
    for (const each of all) if (!each.ok) expect(each.refusal.code).toBe('printer-busy');
  });

  it('is ended when it takes too long, and begun anew by the next job', async () => {
    const hasty = openPrinter({ systemFonts: false, patience: { start: 1 } });
    await expect(hasty.sheet(SHEET)).rejects.toThrow('took too long');
    await hasty.stop();
  });

  it('makes a workbook of text and numbers', async () => {
    const made = await bare.workbook({ title: '遗失声明', columns: ['编号', '件数'], rows: [['YS-20190715-0031', 3]] });
    expect(made.ok && made.value.bytes.subarray(0, 2).toString('latin1')).toBe('PK');
  });
});

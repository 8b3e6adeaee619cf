import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Ended, run } from '../rigs/command.ts';
import { freshDatabase } from '../rigs/postgres.ts';
import { temporaryFolder } from '../rigs/postgres-folder.ts';

type Line = Record<string, unknown> & {
  id: string;
  verdict: string;
  text: string;
  candidates: string[];
  micros: number;
};

const questions = readFileSync(new URL('../cases/questions.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n');
const PATIENCE = 120_000;

function lines(out: string): Line[] {
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

/** The shipped requirements, as a file of lines would hold them. */
function shippedRows(): unknown[] {
  const folder = fileURLToPath(new URL('../../data/requirements', import.meta.url));
  return readdirSync(folder).flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown[]);
}

describe('ask --jsonl', () => {
  /** What people may well send besides: other places and days, and what cannot be read. */
  const others = [
    { id: 'here', q: '分户证明还要开吗' },
    { id: 'xiangyang', q: '分户证明还要开吗', place: '襄阳市' },
    { id: 'before', q: '孩子上学报名还要开居住证明吗', on: '2018-11-30' },
    { id: 'ahead', q: '分户证明还要开吗', on: '2999-01-01' },
    { id: 'nowhere', q: '分户证明还要开吗', place: '乌托邦' },
    { id: 'long', q: '证'.repeat(10_000) },
    { id: 'empty', q: '' },
  ];
  let ended: Ended;
  let answers: Line[];
  beforeAll(async () => {
    const input = [...questions, ...others.map((line) => JSON.stringify(line)), '{"id":', '[]'];
    ended = await run(['ask', '--jsonl'], input.join('\n'));
    answers = lines(ended.out);
  }, PATIENCE);

  it('answers every labelled question, one line each, in order, in the agreed shape', () => {
    expect(ended).toMatchObject({ code: 0, err: '' });
    const ids = questions.map((line) => (JSON.parse(line) as Line).id);
    expect(answers.map((answer) => answer.id)).toEqual([...ids, ...others.map((line) => line.id), null, null]);
    for (const answer of answers.slice(0, questions.length)) {
      expect(Object.keys(answer)).toEqual([
        'id',
        'behaviour',
        'intent',
        'proofId',
        'certificateKind',
        'candidates',
        'verdict',
        'text',
        'confidence',
        'micros',
      ]);
      expect(answer.text.startsWith(answer.verdict)).toBe(true);
      expect(answer.candidates.length).toBeLessThanOrEqual(3);
      expect(Number.isInteger(answer.micros)).toBe(true);
    }
  });

  it('decides for the place and the day of the line, and refuses what it cannot read', () => {
    const rest = answers.slice(questions.length);
    expect(rest.slice(0, 3).map((answer) => answer.verdict)).toEqual(['不用交', '还需要', '还需要']);
    expect(rest.slice(3).map((answer) => (answer.refusal as { code: string }).code)).toEqual([
      'day-ahead',
      'place-unknown',
      'question-too-long',
      'question-empty',
      'line-unreadable',
      'line-unreadable',
    ]);
  });

  it('answers from another catalogue, and names what is wrong with one', { timeout: PATIENCE }, async () => {
    const folder = await temporaryFolder();
    const good = {
      id: 'x-moon',
      name: '登月证明',
      aliases: ['去过月亮的证明'],
      matters: ['登月补贴'],
      usingDept: ['航天局'],
      issuingBody: ['航天局'],
      disposition: '取消',
      replacedBy: '',
      basis: { title: '某办法', number: null, article: null },
      jurisdiction: 'CN',
      effectiveDate: '2020-01-01',
      sourceUrl: null,
      confidence: 'seen',
    };
    await writeFile(join(folder, 'good.jsonl'), [...shippedRows(), good].map((row) => JSON.stringify(row)).join('\n'));
    await writeFile(join(folder, 'bad.jsonl'), JSON.stringify({ ...good, disposition: '取笑' }));
    const ask = (file: string) =>
      run(['ask', '--jsonl', '--catalogue', join(folder, file)], '{"id":"1","q":"登月补贴要登月证明吗"}\n');
    expect(lines((await ask('good.jsonl')).out)[0]).toMatchObject({ proofId: 'x-moon', verdict: '不用交' });
    const bad = await ask('bad.jsonl');
    expect(bad).toMatchObject({ code: 2, out: '' });
    expect(bad.err).toMatch(/bad\.jsonl.*第1行.*取笑/);
  });
});

describe('ask', () => {
  it('answers one question in the terminal, verdict alone on the first line', { timeout: PATIENCE }, async () => {
    const ended = await run(['ask', '小孩上学报名还要开居住证明吗']);
    expect(ended.code).toBe(0);
    expect(ended.out.split('\n')[0]).toBe('不用交。');
    expect(ended.out).toContain('示范县清单 第3版');
  });

  it('tells how the question was read, when asked why', { timeout: PATIENCE }, async () => {
    const { out, code } = await run(['ask', '--why', '深份证丢了,开店要不要房产证明还是签承诺']);
    expect(code).toBe(0);
    for (const line of ['改字:深份→身份', '最像的:', '第一个的分从哪来:']) expect(out).toContain(line);
    const shares = [...out.matchAll(/^ +([\d.]+)% {2}/gmu)].map(([, share]) => Number(share));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 0);
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
  });

  it('holds a conversation over piped input, losing no line', { timeout: PATIENCE }, async () => {
    const database = await freshDatabase();
    const settings = { DATA_DIR: await temporaryFolder(), DATABASE_URL: database.url };
    const ended = await run(['ask'], '孩子上学报名还要开居住证明吗\n1\n退出\n', settings);
    await database.drop();
    expect(ended.code).toBe(0);
    expect(ended.out).toContain('不用交。');
    expect(ended.out).toMatch(/凭条 MZ-\d{8}-0001/);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyFile } from '../../server/app/verify-file.ts';
import { digestsOf } from '../../server/documents/printer.ts';
import { sm3 } from '../../server/storage/trail/sm3.ts';
import { verifyTrail } from '../../server/storage/trail/verify.ts';
import { openSigningCounty, type SigningCounty, staffSays, staffSends } from '../rigs/commitment.ts';
import { citizenOf, idNumberOf, sentTo } from '../rigs/notice.ts';
import { samplePhoto } from '../rigs/photo.ts';
import { signedBy } from '../rigs/signing.ts';

/** One bit of one byte. */
function turned(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

let county: SigningCounty['county'];
let citizen: SigningCounty['citizen'];
let colleagues: SigningCounty['colleagues'];
beforeAll(async () => {
  ({ county, citizen, colleagues } = await openSigningCounty('2026-11-16 09:00'));
});
afterAll(() => county.close());

describe('a commitment that need not be checked', () => {
  const event = async (number: string) => {
    const kept = await county.store.transaction(({ commitments }) => commitments.lockSigned(number));
    const entries = await county.store.transaction(({ trail }) => trail.of(`commitment ${kept?.case}`));
    return { kept, last: entries.at(-1) };
  };

  it('is exempt by the department whose case it is, for a reason of the county, and nobody goes', async () => {
    const { number, task, address } = await signedBy(county, 'exempt', 136);
    expect(await staffSays(county, colleagues.reviewer, `免予核查 ${number} 1`)).toContain(
      '请县市场监督管理局的同事发',
    );
    await staffSays(county, colleagues.runner, `接单 ${task}`);
    await staffSays(county, colleagues.runner, `现场照片 ${task}`);
    await staffSends(county, colleagues.runner, await samplePhoto());
    const photos = () => county.store.db.selectFrom('file_holders').select('record').execute();
    expect(await photos()).toEqual([{ record: `task ${task}` }]);
    const listed = await staffSays(county, colleagues.licenser, `免予核查 ${number} 领导说的`);
    expect(listed).toContain('只能用县里定的理由');
    expect(listed).toContain('1 部门用共享数据核过了,结果一致 · 2 同一件事三十天内核查过');
    expect(await staffSays(county, colleagues.licenser, `免予核查 ${number} 1`)).toContain('免予核查');
    const { kept, last } = await event(number);
    expect(kept).toMatchObject({ state: 'exempt', exemption: { by: colleagues.licenser } });
    expect(last).toMatchObject({ event: 'commitment-exempt', by: colleagues.licenser });
    expect(await county.store.transaction(({ tasks }) => tasks.find(task))).toMatchObject({ state: 'cancelled' });
    expect(await photos()).toEqual([]);
    expect((await sentTo(county, 'exempt')).at(-1)).toMatch(
      /^这一份不再核查[\s\S]*原因:部门用共享数据核过了,结果一致\(县市场监督管理局\)/u,
    );
    const read = async (path: string) => (await fetch(county.url + path)).text();
    expect(await read(address)).toMatch(/免予核查[\s\S]*免核原因[\s\S]*部门用共享数据核过了/u);
    const open = await read(`/commitments/${number}`);
    expect(open).toContain('凭它办事,不要再要那份证明');
    expect(open).not.toContain('共享数据');
    expect(await citizen('exempt')(`查承诺 ${number}`)).toContain('核查方式:免予核查');
    expect(await staffSays(county, colleagues.runner, `相符 ${task} 柳塘村3组 门面在`)).toContain('免予核查');
    expect(await citizen('exempt')(`撤回 ${number}`)).toContain('撤回了');
  });

  it('is not spared by who was sent to check it', async () => {
    const { number, task } = await signedBy(county, 'own way', 137);
    await county.store.transaction(async ({ tasks }) => {
      const found = await tasks.lock(task);
      if (!found) throw new Error('no task');
      await tasks.save({ ...found, owner: colleagues.licenser }, { due: null, department: 'shichang' });
    });
    expect(await staffSays(county, colleagues.licenser, `免予核查 ${number} 1`)).toContain('自己接的核查单不能自己免');
  });
});

describe('what is left of it', () => {
  it('shows the public a number, a state and a hash, and who edits a row is found out', async () => {
    const { number, address } = await signedBy(county, 'public', 141);
    const read = async (path: string) => (await fetch(county.url + path)).text();
    const page = await read(`/commitments/${number}`);
    expect(page).toContain('哈希:一致');
    expect(page).not.toMatch(/周|大海|196207|柳塘|住所证明/);
    expect((await fetch(`${county.url}/commitments/${number}/${'a'.repeat(22)}`)).status).toBe(404);
    expect(await read(address)).toContain('周**');
    await county.store.db
      .updateTable('commitment_receipts')
      .set({ state: 'true' })
      .where('number', '=', number)
      .execute();
    expect(await read(`/commitments/${number}`)).toMatch(/和签的时候对不上,先别用[\s\S]*哈希:不一致/);
  });

  it('says so when one bit of what lies sealed was turned, wherever it was, and of the paper as well', async () => {
    const { number, address } = await signedBy(county, 'turned', 143);
    const read = async (path: string) => (await fetch(county.url + path)).text();
    const paper = Buffer.from(await (await fetch(`${county.url}${address}.pdf`)).arrayBuffer());
    const rows = () => county.store.db.selectFrom('commitments').where('public_number', '=', number);
    const { sealed_content: whole } = await rows().select('sealed_content').executeTakeFirstOrThrow();
    const keep = (sealed_content: Buffer) =>
      county.store.db.updateTable('commitments').set({ sealed_content }).where('public_number', '=', number).execute();
    for (const at of [0, 2, 10, 40, 70, 90, Math.floor(whole.length / 2), whole.length - 1]) {
      await keep(turned(whole, at));
      const said = await Promise.all([read(`/commitments/${number}`), read(address)]);
      for (const page of said) expect(page, `byte ${at}`).toMatch(/和签的时候对不上,先别用[\s\S]*哈希:不一致/u);
      expect((await fetch(`${county.url}${address}.pdf`)).status, `byte ${at}`).toBeGreaterThanOrEqual(400);
    }
    await keep(whole);
    expect(await read(address)).toContain('哈希:一致');
    const spread = Array.from({ length: 60 }, (_, order) => Math.floor((order * paper.length) / 60));
    for (const at of [...spread, paper.length - 1]) {
      const digests = digestsOf(turned(paper, at));
      const verdict = await verifyFile(county.means, sm3, { digests, text: null, number, day: null });
      expect(verdict.is, `byte ${at}`).toBe('altered');
    }
  });

  it('keeps the whole story in a trail that holds, and nothing personal in log, transcript or public bytes', async () => {
    const { number } = await signedBy(county, 'planted', 142);
    const planted = [idNumberOf(142), '大海', '柳塘村3组路口'];
    const kept = await county.store.transaction(({ commitments }) => commitments.lockSigned(number));
    const entries = await county.store.transaction(({ trail }) => trail.of(`commitment ${kept?.case}`));
    expect(entries.map(({ event }) => event)).toEqual([
      ...['commitment-gated', 'commitment-read', 'commitment-link-issued', 'commitment-page-opened'],
      ...['commitment-identified', 'commitment-signed'],
    ]);
    await citizen('planted')('找人');
    const held = await county.store.transaction((records) => records.handOvers.list(0, 50));
    const said = held.map(({ transcript }) => transcript.join('\n')).join('\n');
    expect(said).toContain('〈给了签字的链接〉');
    const rows = await county.store.db.selectFrom('commitment_receipts').selectAll().execute();
    const texts = await county.store.db.selectFrom('trail_texts').select('text').execute();
    const seen = [said, JSON.stringify(rows), JSON.stringify(texts), county.logLines.join('\n')]
      .join('\n')
      .normalize('NFKC');
    for (const word of planted) expect(seen).not.toContain(word);
    expect(said).not.toMatch(/[\w-]{43}/);
    expect((await verifyTrail(county.store)).faults).toEqual([]);
  });

  it('is signed at the counter where nobody can prove who he is', async () => {
    const { identity: _, ...means } = county.means;
    const say = citizenOf({ ...county, means }, 'production');
    const counter = await say('签承诺 开店');
    expect(counter).toMatch(/^这份承诺书到窗口当面签/);
    expect(counter).toContain('不想签,照旧交证明,一样给办');
  });
});

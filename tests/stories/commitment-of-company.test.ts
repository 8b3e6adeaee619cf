import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginOwn } from '../../server/app/commitment/begin-own.ts';
import { viewSignable } from '../../server/app/commitment/view-own.ts';
import { companyCheckCharacter } from '../../server/core/people/company.ts';
import { openSigningCounty, type SigningCounty, staffSays } from '../rigs/commitment.ts';
import { idNumberOf, sentTo } from '../rigs/notice.ts';
import { linkFor, Signer } from '../rigs/signing.ts';

/** A company signs by its 法定代表人: 建设资金 of 施工许可, checked in writing by the department that asked for the paper. */
let county: SigningCounty['county'];
let citizen: SigningCounty['citizen'];
let colleagues: SigningCounty['colleagues'];
beforeAll(async () => {
  ({ county, citizen, colleagues } = await openSigningCounty('2026-11-16 09:00'));
});
afterAll(() => county.close());

const codeOf = (order: number): string => {
  const first = `91990101MA${String(order).padStart(7, '0')}`;
  return first + companyCheckCharacter(first);
};
const BRIDGE = { title: '示范县石桥建筑有限公司', code: codeOf(1) };
const ZHOU = { name: '周大海', idNumber: idNumberOf(701) };
const FILLED = { town: '990101001', particular: '石桥小学教学楼,四百万元' };

/** Up to the provider's page; what it or the page after it says to who and which company was typed. */
async function proving(person: string, typed: Readonly<Record<string, string>>) {
  const signer = new Signer(county.url);
  const link = await linkFor(citizen(person), '建筑工程施工许可');
  await signer.get(link);
  await signer.post(link);
  await signer.post('/commitments/new/fill', FILLED);
  const provider = await signer.post('/commitments/new/identity');
  return { signer, provider, page: await signer.post(signer.at, typed) };
}

async function signed(person: string, who: typeof ZHOU, company: typeof BRIDGE): Promise<Signer> {
  const { signer } = await proving(person, { ...who, ...company });
  await signer.post('/commitments/new/sign', { typed: who.name, willing: 'yes' });
  return signer;
}

const kept = (number: string) => county.store.transaction(({ commitments }) => commitments.lockSigned(number));
const numberIn = (text: string): string => /CN-\d{8}-\d{4}/.exec(text)?.[0] ?? '';

describe('a commitment of a company', () => {
  let number: string;

  it('says who signs, asks whom he represents, and believes invented companies only', async () => {
    const say = citizen('boss');
    expect(await say('签承诺 建筑工程施工许可')).toMatch(
      /^可以签承诺,代替施工许可的建设资金到位证明[\s\S]*由法定代表人本人签/u,
    );
    const { signer, provider, page } = await proving('boss', {
      ...ZHOU,
      title: '腾讯科技有限公司',
      code: '9144030071526726XG',
    });
    expect(provider).toContain('是哪个单位的法定代表人(虚构)');
    expect(provider).toContain('这里没有核对真实身份');
    expect(page).toContain('这里是演示,不要填真的单位,没有记');
    const wrong = await signer.post(signer.at, { ...ZHOU, ...BRIDGE, code: `${BRIDGE.code.slice(0, 17)}X` });
    expect(wrong).toContain('统一社会信用代码不对');
    expect(await signer.post(signer.at, ZHOU)).toContain('还没有填单位');
    const text = await signer.post(signer.at, { ...ZHOU, ...BRIDGE });
    expect(text).toContain('由单位的法定代表人本人签,代表单位承诺');
    expect(text).toContain(`统一社会信用代码:${BRIDGE.code}`);
    expect(text).toContain('单位:示范县石桥建筑有限公司');
    await signer.post('/commitments/new/sign', { typed: ZHOU.name, willing: 'yes' });
    number = numberIn(signer.at);
    expect(signer.page).toContain('示范县石桥建筑有限公司(法定代表人 周**)');
    expect(signer.page).toMatch(/书面,2026年12月1日前[\s\S]*哈希:一致/u);
    expect(signer.page).not.toMatch(/大海|四百万/u);
    expect(
      await (await fetch(`${county.url}/commitments/${number}`)).text(),
      'a number alone names nobody',
    ).not.toContain('石桥');
    const paper = await fetch(`${county.url}${signer.at}.pdf`);
    expect([paper.status, paper.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(await kept(number)).toMatchObject({ identity: { ...ZHOU, represents: BRIDGE } });
  });

  it('is found false: the record is the company’s, whoever stands for it, and not his who signed', async () => {
    const task = (await kept(number))?.task ?? 0;
    const checker = county.means.catalogue.home.staff.find(
      ({ department, roles }) => department === 'zhujian' && roles.includes('verifier'),
    );
    await staffSays(county, checker?.id ?? '', `接单 ${task}`);
    expect(await staffSays(county, checker?.id ?? '', `本人 ${task}`)).toContain(
      '示范县石桥建筑有限公司(法定代表人 周大海)',
    );
    await staffSays(county, checker?.id ?? '', `不符 ${task} 银行 账上没有这笔钱`);
    await citizen('boss')(`异议 ${number} 下个月到账`);
    await staffSays(county, colleagues.reviewer, `异议不成立 ${number} 签的时候没有落实`);
    expect((await sentTo(county, 'boss')).join('\n')).toContain('按不属实记下了');
    const other = { name: '李明', idNumber: idNumberOf(702) };
    const { page } = await proving('other', { ...other, ...BRIDGE });
    expect(page).toContain('这次请走普通方式:以前签的有一份不属实');
    expect(await citizen('boss')('签承诺 开店')).toMatch(/^可以签承诺/u);
  });

  it('bars no other company of his, and no longer this one once it is repaired', async () => {
    const other = await signed('boss', ZHOU, { title: '示范县云岭开发有限公司', code: codeOf(2) });
    expect(other.page).toContain('示范县云岭开发有限公司(法定代表人 周**)');
    await staffSays(county, colleagues.reviewer, `信用修复 ${number} 钱到账了`);
    const again = await signed('boss', ZHOU, BRIDGE);
    expect(numberIn(again.at)).not.toBe('');
  });

  it('is not offered to who signs for himself in our own program', async () => {
    expect(viewSignable(county.means).map(({ row }) => row.id)).not.toContain('sf-zijin');
    const account = { channel: 'miniprogram', account: 'wx', person: 'o' };
    const begun = await beginOwn(county.means, account, { row: 'sf-zijin', matter: null });
    expect(begun).toMatchObject({ refusal: { code: 'row-of-company' } });
  });
});

import type { AnswerGiven } from '../../../server/http/contract.ts';
import type {
  AnswerJudged,
  CommitmentBegun,
  CommitmentSigned,
  CommitmentsGiven,
  SigningGiven,
} from '../../../server/http/contract-commitments.ts';
import type { ComplaintHelpGiven } from '../../../server/http/contract-complaints.ts';
import type { IdentityBegun } from '../../../server/http/contract-identity.ts';
import type { SessionGiven } from '../../../server/http/contract-me.ts';
import type { NoticeFiledGiven, NoticeFormGiven, NoticeHelpGiven } from '../../../server/http/contract-notice-form.ts';
import type { ErrandTaken, PapersGiven } from '../../../server/http/contract-tasks.ts';
import { staffSays } from '../commitment.ts';
import type { OpenCounty } from '../county.ts';
import { CHEN, idNumberOf } from '../notice.ts';

/** What a citizen has in his mini-program who has used all of it. */
export type Belongings = {
  readonly session: SessionGiven;
  readonly slip: { readonly number: string; readonly address: string; readonly about: string; readonly at: number };
  readonly running: number;
  /** Done, and waiting to be rated. */
  readonly done: number;
  readonly notice: string;
  readonly commitment: string;
  readonly who: { readonly name: string; readonly idNumber: string };
};

const NAME: string = CHEN.name;
const TOWN = '清河镇';

type Ask = <T>(method: 'GET' | 'POST', path: string, data?: object) => Promise<T>;
type Named = { readonly id: string; readonly name: string };

/** A citizen who has used all of it, by the program's own API. `order` makes another one of him. */
export async function liveIn(county: OpenCounty, order: number): Promise<Belongings> {
  const session = await asking(county.url)<SessionGiven>('POST', '/api/session', { code: `lived-in-${order}` });
  const ask = asking(county.url, session.token);
  const idNumber = idNumberOf(order);
  const slip = await takeSlip(ask, county.clock.now());
  const done = await entrust(ask, '无房证明', idNumber);
  const running = await entrust(ask, '亲属关系证明(不动产继承)', idNumber);
  const runner = county.means.catalogue.home.staff.find(({ roles }) => roles.includes('runner'))?.id ?? '';
  for (const number of [done, running])
    for (const line of [`接单 ${number}`, `开始 ${number}`]) await staffSays(county, runner, line);
  await staffSays(county, runner, `办结 ${done} 名下无房 少跑1趟`);
  const notice = await announce(ask, idNumber);
  const commitment = await sign(ask, '收入证明(工伤)', { name: NAME, idNumber });
  await complain(ask);
  await lookedAt(county, running);
  return { session, slip, running, done, notice, commitment, who: { name: NAME, idNumber } };
}

/** Who is signed in signs that he may use a place as his shop; the number. */
export function signForShop(url: string, token: string, who: Belongings['who']): Promise<string> {
  return sign(asking(url, token), '市场主体住所证明', who);
}

function asking(url: string, token?: string): Ask {
  return async <T>(method: 'GET' | 'POST', path: string, data?: object) => {
    const key = { 'idempotency-key': crypto.randomUUID().replaceAll('-', '') };
    const headers = { 'content-type': 'application/json', ...key, ...(token && { authorization: `Bearer ${token}` }) };
    const response = await fetch(url + path, { method, headers, ...(data && { body: JSON.stringify(data) }) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${text}`);
    return (text === '' ? null : JSON.parse(text)) as T;
  };
}

/** The one that there must be. */
function one<T>(among: readonly T[], fits: (each: T) => boolean): T {
  const found = among.find(fits);
  if (found === undefined) throw new Error(`there is none among ${JSON.stringify(among).slice(0, 200)}`);
  return found;
}

const called = (wanted: string) => (each: Named) => each.name === wanted;

async function takeSlip(ask: Ask, at: number): Promise<Belongings['slip']> {
  const asked = await ask<AnswerGiven>('POST', '/api/questions', { q: '孩子上学报名还要开居住证明吗' });
  const { id } = one(asked.choices, ({ label }) => label === '要凭条');
  const { conversation } = asked;
  const { text } = await ask<AnswerGiven>('POST', '/api/questions', { choice: id, conversation });
  const [address = '', number = ''] = /https?:\S+\/slips\/(MZ-[\d-]+)/.exec(text) ?? [];
  return { number, address, about: '义务教育阶段报名 · 居住证明', at };
}

async function entrust(ask: Ask, proof: string, idNumber: string): Promise<number> {
  const { papers, towns } = await ask<PapersGiven>('GET', '/api/tasks/papers');
  const { requirement, matters } = one(papers, (each) => each.proof === proof);
  const town = one(towns, called(TOWN)).id;
  const sent = { requirement, matter: matters[0] ?? null, town, name: NAME, idNumber };
  return (await ask<ErrandTaken>('POST', '/api/tasks', sent)).number;
}

async function prove(ask: Ask, { trial }: IdentityBegun, idNumber: string, name = NAME): Promise<void> {
  await ask('POST', `/api/identity/trial/${trial?.request}`, { name, idNumber });
}

async function announce(ask: Ask, idNumber: string): Promise<string> {
  const form = '/api/notices/form';
  const { kinds } = await ask<NoticeHelpGiven>('GET', form);
  const kind = one(kinds, called('残疾人证')).id;
  const { session } = await ask<NoticeFormGiven>('POST', form, { kind });
  const lost = { 'certificate-number': `${idNumber}43`, 'lost-on': '2026-11-15', 'lost-at': TOWN };
  await ask('POST', `${form}/fields`, { session, kind, ...lost, name: NAME, 'id-number': idNumber });
  await prove(ask, await ask<IdentityBegun>('POST', `${form}/identity`, { session }), idNumber);
  await ask('POST', `${form}/identified`, { session });
  return (await ask<NoticeFiledGiven>('POST', `${form}/agreed`, { session })).form?.filed?.number ?? '';
}

async function sign(ask: Ask, paper: string, { name, idNumber }: Belongings['who']): Promise<string> {
  const { forms } = await ask<CommitmentsGiven>('GET', '/api/commitments');
  const { row } = one(forms, ({ proof }) => proof === paper);
  const begun = `/api/commitments/begun/${(await ask<CommitmentBegun>('POST', '/api/commitments', { row })).case}`;
  let signing = await ask<SigningGiven>('GET', begun);
  while (signing.question !== null) signing = await understand(ask, begun, signing.question);
  const town = one(signing.towns, called(TOWN)).id;
  const particular = signing.particular === null ? '' : '3200';
  await ask('POST', `${begun}/particulars`, { town, particular });
  await prove(ask, await ask<IdentityBegun>('POST', `${begun}/identity`), idNumber, name);
  const { shown } = await ask<SigningGiven>('POST', `${begun}/identified`);
  const signature = { shown, drawn: '', typed: name, willing: true };
  return (await ask<CommitmentSigned>('POST', `${begun}/signature`, signature)).number;
}

/** Tries what may be answered until it is right. */
async function understand(
  ask: Ask,
  begun: string,
  { id, options }: NonNullable<SigningGiven['question']>,
): Promise<SigningGiven> {
  for (let option = 1; option <= options.length; option += 1) {
    const judged = await ask<AnswerJudged>('POST', `${begun}/answers`, { question: id, option });
    if (judged.right) return judged.signing;
  }
  throw new Error('no option is right');
}

/** Somebody looked him up three times, as errands have it. */
async function lookedAt({ store, clock, means }: OpenCounty, number: number): Promise<void> {
  const [by] = means.catalogue.home.staff;
  if (!by) throw new Error('nobody works here');
  await store.transaction(async ({ tasks, looks }) => {
    const account = (await tasks.find(number))?.citizen.reach?.talk ?? null;
    for (const kind of ['viewed', 'looked-up', 'refused'] as const)
      await looks.add(
        {
          ...{ kind, by: by.id, department: by.department, inquiry: 'XC-20261116-0001' },
          ...{ fact: '截至今日名下有无住房', purpose: '公租房申请', at: clock.now() },
        },
        account,
      );
  });
}

async function complain(ask: Ask): Promise<void> {
  const { windows } = await ask<ComplaintHelpGiven>('GET', '/api/complaints');
  const window = one(windows, ({ label }) => label.includes('教育')).id;
  await ask('POST', '/api/complaints', { kind: 'complaint', window, cause: 'paper', paper: '居住证明' });
}

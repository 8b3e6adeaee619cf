import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { challengeCommitment } from '../../server/app/commitment/challenge-commitment.ts';
import { fillIn } from '../../server/app/commitment/fill-in.ts';
import { beginIdentity, takeIdentity } from '../../server/app/commitment/prove-identity.ts';
import { signCommitment } from '../../server/app/commitment/sign-commitment.ts';
import { openSigning } from '../../server/app/commitment/signing-session.ts';
import { viewSigning } from '../../server/app/commitment/view-signing.ts';
import { addComplaintPhoto } from '../../server/app/complaint/add-photo.ts';
import { takeComplaint } from '../../server/app/complaint/take-complaint.ts';
import { answerAtDesk } from '../../server/app/desk/act-at-desk.ts';
import { enterDesk } from '../../server/app/desk/enter-desk.ts';
import { offerJoin } from '../../server/app/join/offer-join.ts';
import { forgetMe } from '../../server/app/me/forget-me.ts';
import { openSession } from '../../server/app/me/open-session.ts';
import type { Means } from '../../server/app/means.ts';
import { dropTelephone, keepTelephone } from '../../server/app/reach/keep-telephone.ts';
import { receiveMessage } from '../../server/app/receive-message.ts';
import { takeStaffLine } from '../../server/app/take-staff-line.ts';
import { ringWith } from '../../server/app/timers/register.ts';
import { answerText } from '../../server/core/answer/answer-text.ts';
import type { Incoming, Talk } from '../../server/core/conversation/message.ts';
import { readStaffLine } from '../../server/core/people/staff-line.ts';
import type { Result } from '../../server/core/result.ts';
import type { TrialIdentity } from '../../server/ports/identity.ts';
import type { OpenStore } from '../../server/storage/open-store.ts';
import { ringOne } from '../../server/storage/timers/ring.ts';
import { verifyTrail } from '../../server/storage/trail/verify.ts';
import { ZHANG } from '../rigs/commitment.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';
import { failingAt } from '../rigs/failing-store.ts';
import { CHEN, idNumberOf, proveBehind } from '../rigs/notice.ts';
import { samplePhoto } from '../rigs/photo.ts';

/** More calls than any use case makes: the loop ends by itself. */
const ENOUGH = 120;
const [ADMIN, LI_MING, LIN, OF_DEPARTMENT] = ['sf042', 'sf001', 'sf066', 'sf076'];
const ENTRUSTING = ['公租房申请还要无房证明吗', '委托代跑', '清河镇 陈小芳 99010119850305018X'];

let county: OpenCounty;
let tables: readonly string[];
let count = 0;
/** How many calls were made to fail. */
let planted = 0;
beforeAll(async () => {
  county = await openCounty('2018-12-03 09:00');
  const { rows } = await sql<{ name: string }>`select schemaname || '.' || tablename as name from pg_tables
    where schemaname = 'public' or (schemaname = 'pgboss' and tablename = 'job') order by 1`.execute(county.store.db);
  tables = rows.map(({ name }) => name).filter((name) => !/migrations|trail_seals/u.test(name));
});
afterAll(() => county.close());

/** Every table: how many rows it has, and the latest transaction that wrote one of them. */
async function state(): Promise<Record<string, string>> {
  const parts = tables.map((name) => {
    const but = name.endsWith('.counters') ? ` where name <> 'seals'` : '';
    return `select '${name}' as name, count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) as rows from ${name}${but}`;
  });
  const { rows } = await sql.raw<{ name: string; rows: string }>(parts.join(' union all ')).execute(county.store.db);
  return Object.fromEntries(rows.map((each) => [each.name, each.rows]));
}

/** Does a deed with a store whose first call fails, then with one whose second does, and so on until it is done. */
async function persist<T>(
  what: string,
  act: (means: Means, store: OpenStore) => Promise<T>,
  trace: 'trace' | 'no trace' = 'trace',
): Promise<T> {
  const before = await state();
  for (let n = 1; n < ENOUGH; n += 1) {
    const failing = failingAt(county.store, n);
    const outcome = await act({ ...county.means, store: failing.store }, failing.store).then(
      (value) => ({ value }),
      (fault: Error) => ({ fault: fault.message }),
    );
    if (failing.queries() < n && 'value' in outcome) {
      const after = await state();
      if (trace === 'trace')
        expect(after['public.trail_links'], `${what} leaves a trace`).not.toBe(before['public.trail_links']);
      return outcome.value;
    }
    expect(`${what}, call ${n}: ${JSON.stringify(outcome)}`).toBe(`${what}, call ${n}: {"fault":"planted"}`);
    expect({ [`${what}, call ${n}`]: await state() }).toEqual({ [`${what}, call ${n}`]: before });
    planted += 1;
  }
  throw new Error(`${what} makes more than ${ENOUGH} calls`);
}

const taken = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value;
};

/** A message that nobody has sent before. */
function messageOf(talk: Talk, text: string): Incoming {
  count += 1;
  return { ...talk, messageId: `m${count}`, at: county.clock.now(), content: { kind: 'text', text } };
}

const inWeChat = (person: string): Talk => ({ channel: 'wechat', account: 'gh_shifan', chat: person, person });

/** What a citizen says in WeChat before it comes to the deed; `many` of them. */
async function saidBefore(person: string, ...many: readonly string[]): Promise<string> {
  let last = '';
  for (const text of many) {
    const incoming = messageOf(inWeChat(person), text);
    last = answerText(taken(await receiveMessage(county.means, incoming, { reachAt: person })).answer);
  }
  return last;
}

/** Delivered once more, what was taken changes nothing. */
async function changesNothing(deliver: (means: Means) => Promise<unknown>): Promise<void> {
  const before = await state();
  await deliver(county.means);
  expect(await state()).toEqual(before);
}

/** What a citizen says in WeChat; gives back what he reads. Delivered once more, it changes nothing. */
async function says(person: string, text: string): Promise<string> {
  const incoming = messageOf(inWeChat(person), text);
  const deliver = (means: Means) => receiveMessage(means, incoming, { reachAt: person });
  const { answer } = taken(await persist(`“${text}”`, deliver));
  await changesNothing(deliver);
  return answerText(answer);
}

/** What a colleague types in private; gives back what he reads. */
async function types(staffId: string, text: string, to: 'person' | 'group' = 'person'): Promise<string> {
  const line = readStaffLine(text);
  if (line === null) throw new Error(`“${text}” is no line`);
  const talk = { channel: 'dingtalk', account: 'robot', chat: `${to} ${staffId}`, person: staffId };
  const incoming = messageOf(talk, text);
  const replyTo = `reply ${count}`;
  const where = { to, chat: { channel: 'dingtalk', chat: talk.chat, recipient: replyTo }, replyTo };
  const deliver = (means: Means) =>
    takeStaffLine(means, line, { incoming, speaker: { corpId: 'ding-shifan', staffId }, ...where });
  await persist(`“${text}”`, deliver);
  await changesNothing(deliver);
  const { db, vault } = county.store;
  const rows = await db.selectFrom('outbox').select('sealed_message').execute();
  const sent = rows.map(({ sealed_message }) => vault.open(sealed_message, `outbox.message ${county.store.county}`));
  return sent.filter((each) => each.includes(`"${replyTo}"`)).join('\n');
}

const ring = (kind: string, subject: string, at: string): Promise<unknown> => {
  county.clock.set(at);
  return persist(`${kind} rings`, (_, store) =>
    ringOne(store, { kind, subject }, ringWith(county.means), county.clock.now()),
  );
};

/** Fail the n-th call of every deed: nothing of it is left, and when it is done it is done with its trace, once. */
describe('a deed whose n-th store call fails', { timeout: 120_000 }, () => {
  it('leaves nothing behind: an errand from the group to the rating', async () => {
    await types(ADMIN, '绑定 县级群', 'group');
    await saidBefore('o-chen', ...ENTRUSTING);
    const number = Number(/代跑 #(\d+)/u.exec(await says('o-chen', '同意授权'))?.[1]);
    await types(LI_MING, `接单 ${number}`);
    await types(LI_MING, `本人 ${number}`);
    const asked = await types(LI_MING, `协查 ${number} 不动产登记中心 截至今日名下有无住房`);
    const inquiry = Number(/(\d+) 号协查/u.exec(asked)?.[1]);
    await types(LIN, `看 ${inquiry}`);
    await ring('inquiry-clock', String(inquiry), '2018-12-04 09:01');
    await types(LIN, `答 ${inquiry} 否`);
    await types(LIN, `更正 ${inquiry} 是 上午刚登记`);
    await types(LI_MING, `继续 ${number}`);
    await types(LI_MING, `办结 ${number} 名下有房 少跑1趟`);
    await says('o-chen', '5分');
  });

  it('leaves nothing behind: a task that is late, handed on, and taken back', async () => {
    const number = Number(/代跑 #(\d+)/u.exec(await saidBefore('o-fang', ...ENTRUSTING, '同意授权'))?.[1]);
    await ring('task-clock', String(number), '2018-12-04 14:30');
    await types('sf045', `接单 ${number}`);
    await types('sf045', `等群众 ${number} 等您补一张照片`);
    await types('sf045', `转 ${number} 镇乡群 清河镇 要上门看`);
    await says('o-fang', '撤回');
  });

  it('leaves nothing behind: a loss notice until it is withdrawn', async () => {
    await saidBefore('o-lost', '登记遗失', '残疾人证', `${CHEN.idNumber}43`, '昨天', '清河镇', CHEN.name);
    await says('o-lost', CHEN.idNumber);
    await proveBehind(county, await saidBefore('o-lost', '跳过', '核验身份'), CHEN);
    await saidBefore('o-lost', '登记遗失', '接着填');
    for (const said of ['同意并登记', '找到了']) await says('o-lost', said);
    expect(await county.store.db.selectFrom('board_notices').select('number').execute()).toHaveLength(1);
  });

  it('leaves nothing behind: a certificate reissued by its department', async () => {
    const room = { channel: 'dingtalk', chat: 'line of canlian', recipient: 'line of canlian' };
    await county.store.transaction(({ groups }) =>
      groups.bind({ ...room, kind: 'line', about: 'canlian', boundBy: ADMIN, boundAt: 0 }),
    );
    const who = { name: '周大海', idNumber: idNumberOf(201) };
    await saidBefore('o-zhou', '登记遗失', '残疾人证', `${who.idNumber}43`, '昨天', '清河镇', who.name, who.idNumber);
    await proveBehind(county, await saidBefore('o-zhou', '跳过', '核验身份'), who);
    const filed = await saidBefore('o-zhou', '登记遗失', '接着填', '同意并登记');
    const number = /YS-\d{8}-\d{4}/u.exec(filed)?.[0] ?? '';
    await says('o-zhou', `补办 ${number}`);
    await types(OF_DEPARTMENT, `补办 ${number} 办结`);
  });

  it('leaves nothing behind: two accounts joined and parted', async () => {
    const account = { channel: 'miniprogram', account: 'wx', person: 'o-both' } as const;
    const offer = (_: Means, store: OpenStore) =>
      store.transaction((records) => offerJoin(records, account, county.clock.now()));
    const { code } = taken(await persist('a code', offer, 'no trace'));
    await says('o-both', `合并 ${code}`);
    await says('o-both', '取消合并');
  });

  /** From the answer that gives the link to the signature; the number. */
  async function signs(person: string, who: typeof ZHANG, filled: Parameters<typeof fillIn>[2]): Promise<string> {
    const link = /\/commitments\/new\/([\w-]{43})/u.exec(await says(person, '3'))?.[1] ?? '';
    const way = taken(await persist('the page', (means) => openSigning(means, link)));
    taken(await fillIn(county.means, way, filled));
    taken(await beginIdentity(county.means, way, 'r'.repeat(43)));
    (county.means.identity as TrialIdentity).prove('r'.repeat(43), who, county.clock.now());
    taken(await takeIdentity(county.means, way)); // the provider tells it once
    const { shown } = taken(await viewSigning(county.means, way));
    const form = { shown, drawn: '', typed: who.name, willing: true };
    return taken(await persist('the signature', (means) => signCommitment(means, way, form))).number;
  }

  it('leaves nothing behind: a commitment from the question to the signature', async () => {
    await saidBefore('o-zhang', '签承诺 开店', '读承诺书', '2', '1');
    const number = await signs('o-zhang', ZHANG, { town: '990101002', particular: '柳塘村3组路口' });
    await says('o-zhang', `撤回 ${number}`);
  });

  it('leaves nothing behind: a commitment on show, what is said against it, and the end of its days', async () => {
    county.clock.set('2026-11-16 09:00');
    await saidBefore('o-poor', '签承诺 最低生活保障', '读承诺书', '2', '1');
    const number = await signs('o-poor', ZHANG, { town: '990101002202', particular: '五口人,八百元' });
    const said = { reason: 1, words: '早就搬走了', contact: '' };
    taken(await persist('an objection', (means) => challengeCommitment(means, number, said)));
    await changesNothing((means) => challengeCommitment(means, number, said));
    await ring('commitment-showing', number, '2026-11-24 00:00');
    const kept = await county.store.transaction(({ commitments }) => commitments.findSigned(number));
    expect(kept).toMatchObject({ state: 'signed', showing: { overAt: county.clock.now() } });
  });

  it('leaves nothing behind: a complaint, its answer at the desk, and the end of all his data', async () => {
    const account = { channel: 'miniprogram', account: 'wx', person: 'o-told' } as const;
    const told = { kind: 'not-done', window: 'zhengwu', cause: 'closed' } as const;
    const words = { paper: '', matter: '落户', said: '让我明天再来' };
    const sent = { account, told: { ...told, ...words }, key: 'k1' };
    const complaint = taken(await persist('a complaint', (means) => takeComplaint(means, sent)));
    const photo = { account, number: complaint, bytes: await samplePhoto(40) };
    taken(await persist('a photo', (means) => addComplaintPhoto(means, photo)));
    const link = /\/desk\/enter\/?[?#]?\S*?([\w-]{43})/u.exec(await types(LI_MING, '登录'))?.[1] ?? '';
    const session = taken(await persist('the desk', (means) => enterDesk(means, link)));
    const { number } = await county.store.db
      .selectFrom('hand_overs')
      .select('number')
      .orderBy('number', 'desc')
      .executeTakeFirstOrThrow();
    taken(
      await persist('an answer', (means) =>
        answerAtDesk(means, { session, number: Number(number), key: 'a', text: '明天上午来' }),
      ),
    );
    await persist('forgetting', (means) => forgetMe(means, account));
  });

  it('leaves nothing behind: a session, a telephone number, and the end of both', async () => {
    await saidBefore('o-called', ...ENTRUSTING, '同意授权');
    const account = { channel: 'wechat', account: 'gh_shifan', person: 'o-called' } as const;
    const signIn = {
      accountOf: async () => ({ ok: true, value: account }) as const,
      telephoneOf: async () => ({ ok: true, value: '13812345678' }) as const,
    };
    const { token } = taken(await persist('a session', (means) => openSession(means, signIn, 'code')));
    taken(await persist('a telephone number', (means) => keepTelephone(means, signIn, account, 'code')));
    await persist('no number any more', (means) => dropTelephone(means, account));
    const closed = (_: Means, store: OpenStore) => store.transaction(({ readerSessions }) => readerSessions.end(token));
    await persist('the end of the session', closed, 'no trace');
  });

  it('was tried at many calls, and the trail is whole', async () => {
    expect(planted).toBeGreaterThan(150);
    expect((await verifyTrail(county.store)).faults).toEqual([]);
  });
});

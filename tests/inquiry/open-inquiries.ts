import { followInquiryLine } from '../../server/app/inquiry/follow-inquiry-line.ts';
import { ringWith } from '../../server/app/timers/register.ts';
import type { Catalogue } from '../../server/core/catalogue/catalogue.ts';
import type { Inquiry } from '../../server/core/inquiry/inquiry.ts';
import type { Group } from '../../server/core/people/group.ts';
import { readStaffLine } from '../../server/core/people/staff-line.ts';
import type { Task } from '../../server/core/task/task.ts';
import type { OutgoingMessage, Records } from '../../server/ports/store.ts';
import { ringOne } from '../../server/storage/timers/ring.ts';
import { movableClock } from '../rigs/county.ts';
import { testStore } from '../rigs/postgres.ts';
import { shippedCatalogue } from '../rigs/shipped-catalogue.ts';
import { AUTHORISATION, task } from '../rigs/task.ts';

/** Lines about inquiries typed against the shipped directory and a real database; no channel. */
export async function openInquiries(over: (catalogue: Catalogue) => Catalogue = (same) => same) {
  const catalogue = over(await shippedCatalogue());
  const store = await testStore({ county: catalogue.home.id });
  const clock = movableClock('2018-12-03 14:05');
  const means = { catalogue, store, clock };
  const inTurn = <T>(work: (records: Records) => Promise<T>): Promise<T> => store.transaction(work);

  const bind = (kind: Group['kind'], about: string): Promise<unknown> =>
    inTurn(({ groups }) =>
      groups.bind({
        ...{ channel: 'dingtalk', chat: `chat ${kind} ${about}`, kind, about, recipient: `${kind} ${about}` },
        ...{ boundBy: 's042', boundAt: clock.now() },
      }),
    );
  await bind('county', catalogue.home.id);
  for (const department of ['budongchan', 'zhujian', 'gongjijin', 'paogai']) await bind('line', department);

  /** A task in the hands of 李明 (s001), authorised by a citizen in WeChat. */
  const runningTask = (given: Partial<Task> = {}): Promise<number> =>
    inTurn(async ({ numbers, tasks }) => {
      const number = await numbers.nextTyped();
      const authorisation = { ...AUTHORISATION, expiresAt: clock.now() + 30 * 86_400_000 };
      await tasks.add(task('running', { number, owner: 's001', authorisation, ...given }), {
        due: null,
        department: null,
      });
      return number;
    });

  /** Somebody types a line, in his own chat unless it is said otherwise; what he is told. */
  const type = (staff: string, text: string, to: 'group' | 'person' = 'person'): Promise<string> =>
    inTurn(async (records) => {
      const line = readStaffLine(text);
      if (line?.kind !== 'inquiry') throw new Error(`“${text}” is no line about inquiries`);
      const speaker = { corpId: 'ding-shifan', staffId: staff.replace('s', 'sf') };
      const talk = { channel: 'dingtalk', account: 'robot', chat: '', person: staff };
      const said = await followInquiryLine(means, records, line.line, { speaker, talk, to, at: clock.now() });
      return said.ok ? said.value.join('\n') : `${said.refusal.code}:${said.refusal.message}${said.refusal.next}`;
    });

  const find = async (number: number): Promise<Inquiry> => {
    const found = await inTurn(({ inquiries }) => inquiries.find(number));
    if (found === null) throw new Error(`No inquiry ${number}.`);
    return found;
  };
  return {
    ...{ means, store, clock, inTurn, runningTask, type, find },
    /** 李明 asks for a task; the inquiry's number. */
    async ask(number: number, words = '不动产登记中心 截至今日名下有无住房'): Promise<number> {
      const said = await type('s001', `协查 ${number} ${words}`, 'group');
      const asked = Number(/^(\d+) 号协查/u.exec(said)?.[1]);
      if (Number.isNaN(asked)) throw new Error(said);
      return asked;
    },
    taskOf: (number: number) => inTurn(({ tasks }) => tasks.find(number)),
    events: (record: string) =>
      inTurn(async ({ trail }) => (await trail.of(record)).map(({ event, by }) => `${event} ${by}`)),
    /** Rings the clock of an inquiry, if it is due. */
    ring: (number: number) =>
      ringOne(store, { kind: 'inquiry-clock', subject: String(number) }, ringWith(means), clock.now()),
    /** What was put into the outbox under a card, oldest first. */
    async cards(id: string): Promise<readonly OutgoingMessage[]> {
      const rows = await store.db
        .selectFrom('outbox')
        .select('sealed_message')
        .orderBy('put_at')
        .orderBy('id')
        .execute();
      return rows
        .map(({ sealed_message }) => store.vault.open(sealed_message, `outbox.message ${store.county}`))
        .map((text) => JSON.parse(text) as OutgoingMessage)
        .filter(({ recipient }) => recipient === id);
    },
    close: () => store.close(),
  };
}

export type OpenInquiries = Awaited<ReturnType<typeof openInquiries>>;

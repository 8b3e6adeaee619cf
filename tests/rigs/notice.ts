import { enterForm } from '../../server/app/notice-form/enter-form.ts';
import { beginNoticeIdentity, takeNoticeIdentity } from '../../server/app/notice-form/prove-notice.ts';
import { receiveMessage } from '../../server/app/receive-message.ts';
import { ringWith } from '../../server/app/timers/register.ts';
import { answerText } from '../../server/core/answer/answer-text.ts';
import { checkCharacter } from '../../server/core/people/check-character.ts';
import type { TrialIdentity } from '../../server/ports/identity.ts';
import { ringOne } from '../../server/storage/timers/ring.ts';
import type { OpenCounty } from './county.ts';

/** Generated people of the fictional area 990101, and what must never be seen of them. */
export const CHEN = { name: '陈小芳', idNumber: '99010119850305018X', given: '小芳' } as const;
export const HONOUR = `20180701${checkCharacter('20180701')}`;

/** The ID number of somebody who does not exist: `order` makes it another one. */
export function idNumberOf(order: number): string {
  const digits = `99010119620718${String(order).padStart(3, '0')}`;
  return digits + checkCharacter(digits);
}

let count = 0;

/** One citizen in WeChat, with an address where he can be told something later. Gives back the answer and its buttons. */
export function citizenOf(county: OpenCounty, person: string) {
  const talk = { channel: 'wechat', account: 'gh_shifan', chat: person, person };
  const say = async (text: string): Promise<string> => {
    count += 1;
    const messageId = `notice-${count}`;
    const incoming = { ...talk, messageId, at: county.clock.now(), content: { kind: 'text', text } as const };
    const received = await receiveMessage(county.means, incoming, { reachAt: person });
    if (!received.ok) throw new Error(received.refusal.message);
    const { answer } = received.value;
    return `${answerText(answer)}\n${answer.choices.map(({ label }) => label).join(' ')}`;
  };
  /** Taps 核验身份, proves himself on the page behind the link, and comes back to the chat. */
  const prove = async (who: Person): Promise<string> => {
    const refused = await proveBehind(county, await say('核验身份'), who);
    if (refused !== null) return refused;
    await say('登记遗失');
    return say('接着填');
  };
  return Object.assign(say, { prove });
}

type Person = { readonly name: string; readonly idNumber: string };

/** Opens the link of a message, goes to the provider as somebody, and comes back; why he was not taken, or null. */
export async function proveBehind(
  { means }: Pick<OpenCounty, 'means'>,
  said: string,
  who: Person,
): Promise<string | null> {
  const link = /\/notices\/new\/([\w-]{43})/.exec(said)?.[1] ?? '';
  const request = link.split('').reverse().join('');
  const session = await enterForm(means, link);
  const begun = session.ok ? await beginNoticeIdentity(means, session.value, request) : null;
  if (!session.ok || !begun?.ok) throw new Error(`He cannot prove who he is: ${said}`);
  (means.identity as TrialIdentity).prove(request, who, means.clock.now());
  const taken = await takeNoticeIdentity(means, session.value);
  return taken.ok ? null : taken.refusal.message;
}

export type Say = ReturnType<typeof citizenOf>;

/** Files a notice of a lost 残疾人证; gives back its number. */
export async function fileNotice(say: Say, who: { readonly name: string; readonly idNumber: string }): Promise<string> {
  await say('残疾人证丢了要登报吗');
  await say('登记遗失');
  for (const said of [`${who.idNumber}43`, '昨天', '清河镇', who.name, who.idNumber, '跳过']) await say(said);
  await say.prove(who);
  return /YS-\d{8}-\d{4}/.exec(await say('同意并登记'))?.[0] ?? '';
}

/** Rings every timer about notices whose time has come. */
export async function ringNotices(county: Pick<OpenCounty, 'means' | 'store' | 'clock'>): Promise<void> {
  const now = county.clock.now();
  const due = await county.store.db
    .selectFrom('timers')
    .select(['kind', 'subject'])
    .where('kind', 'in', ['notice-term', 'notice-privacy', 'reissue-clock'])
    .where('due_at', '<=', new Date(now))
    .orderBy('due_at')
    .execute();
  const ring = ringWith(county.means);
  for (const timer of due) await ringOne(county.store, timer, ring, now);
}

/** What the county sent to somebody, first lines only. */
export async function sentTo(county: OpenCounty, person: string): Promise<readonly string[]> {
  const rows = await county.store.db.selectFrom('outbox').select('sealed_message').orderBy('put_at').execute();
  const messages = rows.map(({ sealed_message }) =>
    county.store.vault.open(sealed_message, `outbox.message ${county.store.county}`),
  );
  return messages
    .map((text) => JSON.parse(text) as { recipient: string; reply: { lines: string[] } })
    .filter(({ recipient }) => recipient === person)
    .map(({ reply }) => reply.lines.join('\n'));
}

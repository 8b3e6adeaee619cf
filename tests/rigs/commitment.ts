import { takeStaffLine } from '../../server/app/take-staff-line.ts';
import { takePicture } from '../../server/app/task/take-picture.ts';
import { ringWith } from '../../server/app/timers/register.ts';
import { readStaffLine } from '../../server/core/people/staff-line.ts';
import { ringOne } from '../../server/storage/timers/ring.ts';
import { type OpenCounty, openCounty } from './county.ts';
import { citizenOf } from './notice.ts';

export const ZHANG = { name: '张玉根', idNumber: '990101196207180028' } as const;

/** What colleagues and timers need of a county. */
export type AtWork = Pick<OpenCounty, 'means' | 'store' | 'clock'>;

/** Who meets a commitment of a shop in 清河镇: a runner of that town, a reviewer, a colleague of the department that licenses shops. */
export function commitmentStaff({
  means,
}: Pick<OpenCounty, 'means'>): Record<'runner' | 'reviewer' | 'licenser', string> {
  const { staff } = means.catalogue.home;
  const one = (fits: (each: (typeof staff)[number]) => boolean) => staff.find(fits)?.id ?? '';
  return {
    runner: one(({ roles, place }) => roles.includes('runner') && place === '990101002'),
    reviewer: one(({ roles, department }) => roles.includes('reviewer') && department === 'zhuanban'),
    licenser: one(({ department }) => department === 'shichang'),
  };
}

/** A county in which people sign, the citizens who talk to it, and the colleagues whom a commitment meets. */
export async function openSigningCounty(start: string) {
  const county = await openCounty(start);
  return { county, citizen: (person: string) => citizenOf(county, person), colleagues: commitmentStaff(county) };
}

export type SigningCounty = Awaited<ReturnType<typeof openSigningCounty>>;

let count = 0;

/** A line of a colleague, or words that he was asked for, typed in private; gives back what he reads. */
export async function staffSays(county: AtWork, id: string, text: string): Promise<string> {
  count += 1;
  const member = county.means.catalogue.home.staff.find((each) => each.id === id);
  const line = readStaffLine(text) ?? ({ kind: 'words' } as const);
  if (!member) throw new Error(`no colleague: ${id}`);
  const { corpId, staffId } = member;
  const replyTo = `staff ${count}`;
  const talk = { channel: 'dingtalk', account: 'robot', chat: `single ${id}`, person: staffId };
  const content = { kind: 'text', text } as const;
  await takeStaffLine(county.means, line, {
    incoming: { ...talk, messageId: `commitment staff ${count}`, at: county.clock.now(), content },
    ...{
      speaker: { corpId, staffId },
      to: 'person',
      chat: { channel: 'dingtalk', chat: talk.chat, recipient: replyTo },
      replyTo,
    },
  } as Parameters<typeof takeStaffLine>[2]);
  return (await sentLines(county, replyTo)).join('\n');
}

/** A picture of a colleague in his single chat; gives back what he reads, null when it was none that he was asked for. */
export async function staffSends(county: AtWork, id: string, bytes: Buffer): Promise<string | null> {
  count += 1;
  const member = county.means.catalogue.home.staff.find((each) => each.id === id);
  if (!member) throw new Error(`no colleague: ${id}`);
  const { corpId, staffId } = member;
  const replyTo = `staff ${count}`;
  const talk = { channel: 'dingtalk', account: 'robot', chat: `single ${id}`, person: staffId };
  const content = { kind: 'image', reference: 'picture' } as const;
  const taken = await takePicture(county.means, {
    incoming: { ...talk, messageId: `commitment staff ${count}`, at: county.clock.now(), content },
    ...{ speaker: { corpId, staffId }, replyTo, fetchPicture: async () => ({ ok: true, value: bytes }) },
  });
  return taken ? (await sentLines(county, replyTo)).join('\n') : null;
}

/** What the county put into the outbox for a recipient, oldest first. */
async function sentLines(county: AtWork, recipient: string): Promise<readonly string[]> {
  const rows = await county.store.db.selectFrom('outbox').select('sealed_message').orderBy('put_at').execute();
  const place = `outbox.message ${county.store.county}`;
  return rows
    .map(({ sealed_message }) => JSON.parse(county.store.vault.open(sealed_message, place)) as Sent)
    .filter((each) => each.recipient === recipient)
    .flatMap(({ reply }) => reply.lines);
}

type Sent = { readonly recipient: string; readonly reply: { readonly lines: readonly string[] } };

/** Rings every timer about commitments whose time has come. */
export async function ringCommitments(county: AtWork): Promise<void> {
  const now = county.clock.now();
  const due = await county.store.db
    .selectFrom('timers')
    .select(['kind', 'subject'])
    .where('kind', 'in', ['commitment-check', 'commitment-objection', 'commitment-showing'])
    .where('due_at', '<=', new Date(now))
    .execute();
  for (const timer of due) await ringOne(county.store, timer, ringWith(county.means), now);
}

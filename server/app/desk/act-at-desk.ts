import type { StaffMember } from '../../core/catalogue/staff.ts';
import { done, type Result } from '../../core/result.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { answerHandOver } from '../answer-hand-over.ts';
import { giveBackHandOver } from '../give-back-hand-over.ts';
import type { Means } from '../means.ts';
import { sitting } from './sitting.ts';

/** A form of the desk. `key`: drawn with the page, so that sending it twice is one act. */
export type DeskAct = { readonly session: string; readonly number: number; readonly key: string };

export function answerAtDesk(
  means: Means,
  { text, ...act }: DeskAct & { readonly text: string },
): Promise<Result<null>> {
  const { number, key } = act;
  return once(means, act, (records, by, at) =>
    answerHandOver(means, records, { number, text, by, at, key: `desk ${by.id} ${key}` }),
  );
}

export function giveBackAtDesk(means: Means, act: DeskAct): Promise<Result<null>> {
  return once(means, act, (records, by, at) => giveBackHandOver(means, records, { number: act.number, by, at }));
}

type Work = (records: Records, by: StaffMember, at: Instant) => Promise<Result<unknown>>;

/** A form that was refused leaves no trace, so that it can be mended and sent again. */
function once(means: Means, { session, key }: DeskAct, work: Work): Promise<Result<null>> {
  return means.store.transaction(async (records) => {
    const member = await sitting(means, records, session);
    if (!member.ok) return member;
    const { id } = member.value;
    const at = means.clock.now();
    const form = { channel: 'desk', account: 'desk', chat: id, person: id, messageId: `${id} ${key}`, at };
    const taken = await records.inbox.take(form);
    if (!taken.fresh && taken.reply === 'done') return done(null);
    const result = await work(records, member.value, at);
    if (!result.ok) return result;
    await records.inbox.settle(form, 'done');
    return done(null);
  });
}

import { answeredByData } from '../../core/inquiry/answering.ts';
import { dispatched } from '../../core/inquiry/ask.ts';
import type { Inquiry, InquiryAnswer } from '../../core/inquiry/inquiry.ts';
import { namesIn } from '../../core/inquiry/names.ts';
import { type FactSource, sourceOf } from '../../core/inquiry/source.ts';
import type { Instant } from '../../core/time.ts';
import type { DataSource, LookUpResult } from '../../ports/data-source.ts';
import type { Records } from '../../ports/store.ts';
import type { Means } from '../means.ts';
import { mandateHolds } from './ask-inquiry.ts';
import { askersOf, type LockedInquiry, lockInquiry } from './change-inquiry.ts';
import { choiceNotice, chooseNow } from './choose.ts';
import { type InquiryMeans, keepInquiry } from './keep-inquiry.ts';
import { tellTask } from './tell-task.ts';
import { note } from './view-inquiry.ts';

/** Who took an inquiry and says nothing for so long is gone: another takes it. Longer than two tries of the source. */
const TAKEN_FOR = 60_000;

type LookUpMeans = Pick<Means, 'catalogue' | 'store' | 'clock'>;
type Taken = { readonly inquiry: Inquiry; readonly source: FactSource | null };

/**
 * Asks the data source for the inquiry that waits longest; false when none waits. The look is written down before the source is asked,
 * and no transaction is open meanwhile. `source` null: no platform is set up. What the source does not answer goes to a person.
 */
export async function lookUpNext(means: LookUpMeans, source: DataSource | null): Promise<boolean> {
  const taken = await means.store.transaction((records) => take(means, records, source !== null));
  if (taken === null) return false;
  const result = await ask(source, taken);
  await means.store.transaction((records) => settle(means, records, taken, result));
  return true;
}

async function take({ catalogue, clock }: LookUpMeans, records: Records, connected: boolean): Promise<Taken | null> {
  const at = clock.now();
  const inquiry = await records.inquiries.takeUnasked(at, at + TAKEN_FOR);
  if (inquiry === null) return null;
  const task = await records.tasks.find(inquiry.task);
  const source = connected && mandateHolds(task, at) ? sourceOf(catalogue.home.factSources, inquiry) : null;
  if (source?.code) await note(records, inquiry, { kind: 'looked-up', by: null, department: inquiry.issuer }, at);
  return { inquiry, source };
}

async function ask(from: DataSource | null, { inquiry, source }: Taken): Promise<LookUpResult> {
  const { subject, publicNumber, purpose, issuer } = inquiry;
  if (from === null || !source?.code || subject.idNumber === null) return { kind: 'none', why: 'off' };
  return from.ask({
    ...{ department: issuer, code: source.code, name: subject.name, idNumber: subject.idNumber },
    ...{ inquiry: publicNumber, purpose },
  });
}

async function settle(means: LookUpMeans, records: Records, taken: Taken, result: LookUpResult): Promise<void> {
  const locked = await lockInquiry(records, taken.inquiry.number);
  if (!locked.ok || locked.value.inquiry.state !== 'draft') return; // withdrawn meanwhile, or answered by another try
  const at = means.clock.now();
  if (result.kind === 'none' || taken.source === null) return askPerson(means, records, locked.value, result, at);
  const { inquiry } = locked.value;
  const answer: InquiryAnswer = {
    ...{ kind: result.answer, text: result.text, who: null, by: 'data', department: inquiry.issuer, at },
    source: taken.source.system,
  };
  const changed = answeredByData(inquiry, answer);
  if (!changed.ok) return;
  const event = 'inquiry-answered';
  await keepInquiry(means, records, { inquiry: changed.value, event, by: 'bot', at, notable: false });
  await tellTask(means, records, changed.value, answer);
}

/** Where the department has nobody, it waits for the next round: who asked sees that it stands, and may withdraw it. */
async function askPerson(
  means: InquiryMeans,
  records: Records,
  locked: LockedInquiry,
  result: LookUpResult,
  at: Instant,
): Promise<void> {
  const { inquiry } = locked;
  const chosen = await chooseNow(means, records, inquiry.issuer, askersOf(locked));
  if (!chosen.ok) return;
  const { inquiryAllowance } = means.catalogue.home;
  const sent = dispatched(inquiry, chosen.value.verifier.id, inquiryAllowance, at);
  if (!sent.ok) return;
  const why = result.kind === 'none' && result.why !== 'off' ? '系统没有答上,请人来查' : null;
  const notice = choiceNotice(chosen.value, namesIn(means.catalogue.home).head(inquiry.issuer)) ?? why;
  await keepInquiry(means, records, {
    inquiry: sent.value,
    event: 'inquiry-dispatched',
    by: 'bot',
    at,
    notice,
    given: true,
  });
}

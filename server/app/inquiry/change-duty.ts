import type { StaffMember } from '../../core/catalogue/staff.ts';
import { handedOn } from '../../core/inquiry/hand-on.ts';
import { isWaiting } from '../../core/inquiry/life-cycle.ts';
import { done, type Result, refused } from '../../core/result.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { askersOf, lockInquiry } from './change-inquiry.ts';
import { chooseNow } from './choose.ts';
import { type InquiryMeans, keepInquiry } from './keep-inquiry.ts';

type Said = Result<readonly string[]>;

export type DutyChange = {
  readonly away: boolean;
  /** Name of a colleague; empty for oneself. */
  readonly whom: string;
  readonly by: StaffMember;
  readonly at: Instant;
};

const AT_ONCE = 50;

/** 在岗, 离岗: of oneself, or of a colleague by who reviews in his department. What waits for who leaves goes to who is there. */
export async function changeDuty(means: InquiryMeans, records: Records, change: DutyChange): Promise<Said> {
  const { away, by, at } = change;
  const whom = meant(means, change);
  if (!whom.ok) return whom;
  const { id, name } = whom.value;
  const who = id === by.id ? '您' : name;
  const facts = { away };
  await records.trail.append({
    record: `duty ${id}`,
    event: away ? 'left-duty' : 'back-on-duty',
    by: by.id,
    at,
    facts,
  });
  if (!away) {
    await records.duty.comeBack(id);
    return done([`${who}在岗了。`, '新的协查会派过来']);
  }
  await records.duty.leave(id, at);
  const moved = await handOn(means, records, whom.value, at);
  return done([`${who}离岗了。`, moved === 0 ? '没有要转的协查' : `${moved} 件协查转给在岗的同事`, '回来发:在岗']);
}

function meant({ catalogue }: InquiryMeans, { whom, by }: DutyChange): Result<StaffMember> {
  if (whom === '' || whom === by.name) return done(by);
  const fits = catalogue.home.staff.filter(({ name, department }) => name === whom && department === by.department);
  const [only] = fits;
  if (only && fits.length === 1 && by.roles.includes('reviewer')) return done(only);
  return refused(
    'duty-not-yours',
    `不能替“${whom}”改在岗状态。`,
    '各人改各人的:在岗、离岗;同一部门的审核员可以替人改,写全名',
  );
}

async function handOn(means: InquiryMeans, records: Records, from: StaffMember, at: Instant): Promise<number> {
  const waiting = (await records.inquiries.waitingFor(from.id, AT_ONCE)).filter(isWaiting);
  let moved = 0;
  for (const { number } of waiting) {
    const locked = await lockInquiry(records, number);
    if (!locked.ok || locked.value.inquiry.verifier !== from.id) continue;
    const { inquiry } = locked.value;
    const chosen = await chooseNow(means, records, inquiry.issuer, askersOf(locked.value));
    if (!chosen.ok || chosen.value.away) continue; // nobody is there: it stays with him, and the clock runs
    const { verifier } = chosen.value;
    const notice = `${from.name}离岗,由${verifier.name}答`;
    const event = 'inquiry-handed-on';
    await keepInquiry(means, records, {
      inquiry: handedOn(inquiry, verifier.id),
      event,
      by: from.id,
      at,
      notice,
      given: true,
    });
    moved += 1;
  }
  return moved;
}

import { departmentFirst } from '../../core/inquiry/department-named.ts';
import { forTheGroup } from '../../core/inquiry/for-the-group.ts';
import { nextState } from '../../core/inquiry/life-cycle.ts';
import { namesIn } from '../../core/inquiry/names.ts';
import { ruled } from '../../core/inquiry/sending-on.ts';
import { done, type Result } from '../../core/result.ts';
import type { Records } from '../../ports/store.ts';
import { askerOf, type InquiryOrder, lockInquiry, partyIn } from './change-inquiry.ts';
import { chooseNow } from './choose.ts';
import { type InquiryMeans, keepInquiry } from './keep-inquiry.ts';

/** 终审 34 部门 理由: the reform office names the department that answers. It binds, and stands in both timelines. */
export async function ruleInquiry(
  means: InquiryMeans,
  records: Records,
  { number, words, by, at }: InquiryOrder,
): Promise<Result<readonly string[]>> {
  const locked = await lockInquiry(records, number);
  if (!locked.ok) return locked;
  const { inquiry } = locked.value;
  const party = partyIn(locked.value, by);
  const allowed = nextState(inquiry, 'rule', party);
  if (!allowed.ok) return allowed;
  const fit = forTheGroup(words, inquiry.subject);
  if (!fit.ok) return fit;
  const named = departmentFirst(fit.value, means.catalogue.home.departments);
  if (!named.ok) return named;
  const { department, rest } = named.value;
  const chosen = await chooseNow(means, records, department.id, askerOf(locked.value));
  if (!chosen.ok) return chosen;
  const ruling = { by: by.id, department: department.id, words: rest.trim(), at };
  const changed = ruled(inquiry, party, ruling, chosen.value.verifier.id);
  if (!changed.ok) return changed;
  const kept = await keepInquiry(means, records, {
    inquiry: changed.value,
    event: 'inquiry-ruled',
    by: by.id,
    at,
    given: true,
  });
  const names = namesIn(means.catalogue.home);
  return done([
    `${number} 号协查终审:由${names.department(kept.issuer)} ${names.person(kept.verifier)}答。`,
    '不能再退;时限从第一次派出算,照走',
  ]);
}

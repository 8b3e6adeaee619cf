import { departmentFirst } from '../../core/inquiry/department-named.ts';
import { namesIn } from '../../core/inquiry/names.ts';
import { ruled } from '../../core/inquiry/sending-on.ts';
import { done, type Result } from '../../core/result.ts';
import type { Records } from '../../ports/store.ts';
import { allowedWords, askersOf, type InquiryOrder } from './change-inquiry.ts';
import { chooseNow } from './choose.ts';
import { type InquiryMeans, keepInquiry } from './keep-inquiry.ts';

/** 终审 34 部门 理由: the reform office names the department that answers. It binds, and stands in both timelines. */
export async function ruleInquiry(
  means: InquiryMeans,
  records: Records,
  order: InquiryOrder,
): Promise<Result<readonly string[]>> {
  const { number, by, at } = order;
  const allowed = await allowedWords(records, order, 'rule');
  if (!allowed.ok) return allowed;
  const { locked, party, fit } = allowed.value;
  const { inquiry } = locked;
  const named = departmentFirst(fit, means.catalogue.home.departments);
  if (!named.ok) return named;
  const { department, rest } = named.value;
  const chosen = await chooseNow(means, records, department.id, askersOf(locked));
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

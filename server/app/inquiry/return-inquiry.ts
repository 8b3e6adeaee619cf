import { departmentLast } from '../../core/inquiry/department-named.ts';
import { legalBasis } from '../../core/inquiry/legal-basis.ts';
import { namesIn } from '../../core/inquiry/names.ts';
import { returned } from '../../core/inquiry/sending-on.ts';
import { done, type Result } from '../../core/result.ts';
import type { Records } from '../../ports/store.ts';
import { allowedWords, askersOf, type InquiryOrder } from './change-inquiry.ts';
import { chooseNow } from './choose.ts';
import { type InquiryMeans, keepInquiry } from './keep-inquiry.ts';

/**
 * 退回 34 依据 部门: once, to the department that the basis names. The second time it goes to the reform office, which decides; the
 * clock goes on from the first dispatch.
 */
export async function returnInquiry(
  means: InquiryMeans,
  records: Records,
  order: InquiryOrder,
): Promise<Result<readonly string[]>> {
  const { number, by, at } = order;
  const allowed = await allowedWords(records, order, 'return');
  if (!allowed.ok) return allowed;
  const { locked, party, fit } = allowed.value;
  const { inquiry } = locked;
  const named = departmentLast(fit, means.catalogue.home.departments);
  if (!named.ok) return named;
  const { department, rest } = named.value;
  const basis = legalBasis(rest, number);
  if (!basis.ok) return basis;
  const chosen = await chooseNow(means, records, department.id, askersOf(locked));
  if (!chosen.ok) return chosen;
  const back = { from: inquiry.issuer, by: by.id, basis: basis.value, to: department.id, at };
  const changed = returned(inquiry, party, back, chosen.value.verifier.id);
  if (!changed.ok) return changed;
  const kept = await keepInquiry(means, records, {
    ...{ inquiry: changed.value, by: by.id, at, given: changed.value.state !== 'ruling' },
    event: changed.value.state === 'ruling' ? 'inquiry-sent-to-ruling' : 'inquiry-returned',
  });
  const names = namesIn(means.catalogue.home);
  if (kept.state === 'ruling')
    return done([
      `${number} 号协查第二次退回,转${names.department(kept.issuer)}终审。`,
      '终审定谁答就谁答,不能再退;时限从第一次派出算,照走',
    ]);
  return done([
    `${number} 号协查退回,转给${names.department(kept.issuer)} ${names.person(kept.verifier)}。`,
    '只能退这一次;时限从第一次派出算,照走',
  ]);
}

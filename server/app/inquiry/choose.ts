import { type ChosenVerifier, chooseVerifier } from '../../core/people/duty.ts';
import { done, type Result, refused } from '../../core/result.ts';
import type { Records } from '../../ports/store.ts';
import type { InquiryMeans } from './keep-inquiry.ts';

/** Who of a department answers now. Refuses a department that has nobody, with whom to call instead. */
export async function chooseNow(
  { catalogue }: InquiryMeans,
  { duty, inquiries }: Pick<Records, 'duty' | 'inquiries'>,
  department: string,
  except: readonly string[],
): Promise<Result<ChosenVerifier>> {
  const { home } = catalogue;
  const chosen = chooseVerifier(home, department, except, { away: await duty.away(), load: await inquiries.load() });
  if (chosen) return done(chosen);
  const named = home.departments.find(({ id }) => id === department);
  return refused(
    'no-verifier',
    `${named?.name ?? department}没有能答这件事的协查员。`,
    `打 ${named?.telephone ?? home.hotline} 问;要在系统里协查,先请管理员登记协查员`,
  );
}

/** What the card says of how somebody came to have it; null when it went to whom it goes as a rule. */
export function choiceNotice({ verifier, insteadOf, away }: ChosenVerifier, head: string): string | null {
  if (away) return `协查员都离岗了,仍派给${verifier.name},时限照走;请一把手${head}安排人`;
  return insteadOf === null ? null : `${insteadOf.name}离岗,由${verifier.name}答`;
}

import type { VerifiedIdentity } from '../people/verified-identity.ts';
import { done, type Result } from '../result.ts';
import { consistent, type FormSetting, missingIn } from './form.ts';
import type { LossNotice } from './notice.ts';
import type { NoticeKind } from './notice-kind.ts';

/** Whether he still has to prove who he is before he undertakes: of a kind that wants it, where somebody can be asked. */
export function mustProve(notice: LossNotice, { identity }: Pick<NoticeKind, 'identity'>, provider: boolean): boolean {
  return provider && identity && missingIn(notice) === null && !isProved(notice);
}

function isProved({ proved }: Pick<LossNotice, 'proved'>): boolean {
  return (proved ?? null) !== null;
}

/** Nothing is public by itself of who only says who he is: then somebody looks at it first. */
export function needsReview(
  notice: LossNotice,
  { review, identity }: Pick<NoticeKind, 'review' | 'identity'>,
): boolean {
  return review || (identity && !isProved(notice));
}

/** The notice of who was proved: name and ID number are his, whatever was typed. Refuses a certificate that is somebody else's. */
export function provedBy(
  notice: LossNotice,
  { name, idNumber, method, label, at }: VerifiedIdentity,
  setting: FormSetting,
): Result<LossNotice> {
  const whole = consistent({ ...notice, name, idNumber }, setting);
  return whole.ok ? done({ ...whole.value, proved: { method, label, at }, identityRequest: null }) : whole;
}

/** How the applicant was proved, in the words of the board; null for a notice whose sealed part was erased for him. */
export function identityInWords(notice: Pick<LossNotice, 'proved'> | null): string {
  if (notice === null) return '申请人的记录已按他的要求删除';
  return notice.proved ? notice.proved.label : '本人自报并承诺属实,没有实名核验';
}

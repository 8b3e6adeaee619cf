import type { LossNotice } from '../../core/notice/notice.ts';
import { newsOf } from '../../core/notice/notice-answer.ts';
import type { PublicNotice } from '../../core/notice/public-notice.ts';
import { isUnfiled } from '../../core/notice/state.ts';
import { done, type Result, refused } from '../../core/result.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import type { Means } from '../means.ts';
import { fileNotice } from '../notice/file-notice.ts';
import { dropDraft } from '../notice/keep-notice.ts';
import { tellApplicant } from '../notice/tell-applicant.ts';
import { atForm, isFull, type Sheet } from './at-form.ts';

/** What came of 同意并登记 on the page. `first`: what stands in its way, as everybody may see it. */
export type FormFiled =
  | { readonly kind: 'filed'; readonly foundAt: Instant | null }
  | { readonly kind: 'first'; readonly shown: PublicNotice | null };

/** He undertakes what the page shows. Sent twice, it is filed once: the second time the page shows what came of the first. */
export function undertakeForm(means: Means, session: string): Promise<Result<FormFiled>> {
  return atForm<FormFiled>(means, session, (records, sheet) => undertake(means, records, sheet));
}

async function undertake(means: Means, records: Records, { notice, kind, at }: Sheet): Promise<Result<FormFiled>> {
  if (!isUnfiled(notice.state)) return done({ kind: 'filed', foundAt: null });
  if (!isFull(notice)) return refused('form-incomplete', '还有没填的。', '回去填完再登记。');
  const filed = await fileNotice(means, records, { notice, kind, at });
  if (!filed.ok) return filed;
  if (filed.value.kind === 'first') return firstOf(records, notice, filed.value.first);
  await tellApplicant(records, filed.value.notice, newsOf(filed.value.notice, kind, means.catalogue.home.hotline), at);
  return done({ kind: 'filed', foundAt: filed.value.kind === 'published' ? filed.value.foundAt : null });
}

/** Nothing is kept of a second notice of the same certificate. */
async function firstOf(records: Records, second: LossNotice, { number }: LossNotice): Promise<Result<FormFiled>> {
  await dropDraft(records, second);
  return done({ kind: 'first', shown: number === null ? null : await records.notices.board.find(number) });
}

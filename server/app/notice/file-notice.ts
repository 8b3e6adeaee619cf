import { move } from '../../core/notice/move.ts';
import type { LossNotice } from '../../core/notice/notice.ts';
import type { NoticeKind } from '../../core/notice/notice-kind.ts';
import { mustProve, needsReview } from '../../core/notice/proving.ts';
import type { PublicNotice } from '../../core/notice/public-notice.ts';
import { UNDERTAKING_VERSION } from '../../core/notice/undertaking.ts';
import { done, type Result } from '../../core/result.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { unproved } from '../identity/ask-provider.ts';
import type { Means } from '../means.ts';
import { enterNotice, expectNotice, keepNotice } from './keep-notice.ts';
import { publishNotice } from './publish-notice.ts';
import { standingBefore } from './take-notice-words.ts';

/** What became of a notice that was undertaken. */
export type Filing =
  /** The certificate is announced already, or about to be: nothing was filed. */
  | { readonly kind: 'first'; readonly first: LossNotice }
  | { readonly kind: 'in-review'; readonly notice: LossNotice }
  /** `foundAt`: since when somebody has the certificate that he lost. */
  | {
      readonly kind: 'published';
      readonly notice: LossNotice;
      readonly shown: PublicNotice;
      readonly foundAt: Instant | null;
    };

type Undertaking = { readonly notice: LossNotice; readonly kind: NoticeKind; readonly at: Instant };

/** He undertakes what he was shown; a kind that nobody has to look at is public at once, when he proved who he is. The chat and the page file in this one way. */
export async function fileNotice(
  means: Pick<Means, 'catalogue' | 'identity'>,
  records: Records,
  { notice, kind, at }: Undertaking,
): Promise<Result<Filing>> {
  if (mustProve(notice, kind, Boolean(means.identity))) return unproved();
  expectNotice(records, notice);
  const [first, foundAt] = await Promise.all([
    standingBefore(records, notice),
    records.notices.found.since(kind.id, notice.certificateNumber ?? ''),
  ]);
  if (first !== null) return done({ kind: 'first', first });
  const moved = move(notice, { verb: 'undertake', by: 'applicant', at });
  if (!moved.ok) return moved;
  const undertaken = { ...moved.value, undertaken: { version: UNDERTAKING_VERSION, at } };
  const looked = needsReview(notice, kind);
  const sent = move(undertaken, { verb: looked ? 'submit' : 'publish', by: 'rule', at });
  if (!sent.ok) return sent;
  await enterNotice(records, undertaken, { by: 'citizen', at });
  if (looked) {
    await keepNotice(records, sent.value, { by: 'bot', at });
    return done({ kind: 'in-review', notice: sent.value });
  }
  const published = await publishNotice(means, records, { notice: sent.value, kind, by: 'bot', at });
  const shown = await records.notices.board.find(published.number ?? '');
  if (shown === null) throw new Error('A notice was published and is not on the board.');
  return done({ kind: 'published', notice: published, shown, foundAt });
}

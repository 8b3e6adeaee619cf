import type { Talk } from '../conversation/message.ts';
import type { VerifiedIdentity } from '../people/verified-identity.ts';
import type { PlaceId } from '../place.ts';
import type { Day, Instant } from '../time.ts';
import type { Reissue } from './reissue.ts';
import type { NoticeState } from './state.ts';

/** 遗失声明 with everything that only the applicant and a reviewer may see. The public sees a PublicNotice and nothing else. */
export type LossNotice = {
  /** The number that people type: 受理号. */
  readonly case: number;
  /** `YS-20190715-0031`; null before it is published. */
  readonly number: string | null;
  /** Id of a NoticeKind. */
  readonly kind: string;
  readonly state: NoticeState;
  /** As it is compared: capitals and digits. */
  readonly certificateNumber: string | null;
  readonly lostOn: Day | null;
  /** The nation's id stands for somewhere that he cannot name. */
  readonly lostAt: PlaceId | null;
  readonly name: string | null;
  readonly idNumber: string | null;
  /** Digest of the photo that he sent; `none` when he has none; null, or absent in older records, before he was asked. */
  readonly photo?: { readonly digest: string } | 'none' | null;
  /** How he proved that name and ID number are his; null, or absent in older records, when they are only stated. */
  readonly proved?: Omit<VerifiedIdentity, 'name' | 'idNumber'> | null;
  /** Under which request the provider was asked; null when none waits. */
  readonly identityRequest?: string | null;
  /** What he undertook: which text, and when. */
  readonly undertaken: { readonly version: string; readonly at: Instant } | null;
  readonly applicant: { readonly talk: Talk; readonly recipient: string | null };
  /** Number of the notice that this one corrects. */
  readonly corrects: string | null;
  /** Staff id of who endorsed it; absent where one reviewer is enough. */
  readonly endorsedBy?: string;
  /** Why a reviewer decided as he did. */
  readonly reason: string | null;
  /** The case at the department that reissues; absent before he asked for it. */
  readonly reissue?: Reissue | null;
  readonly reached: Readonly<Partial<Record<NoticeState, Instant>>>;
  readonly revision: number;
};

export function newNotice(
  given: Pick<LossNotice, 'case' | 'kind' | 'applicant' | 'corrects'>,
  at: Instant,
): LossNotice {
  return {
    ...given,
    number: null,
    state: 'draft',
    certificateNumber: null,
    lostOn: null,
    lostAt: null,
    name: null,
    idNumber: null,
    photo: null,
    undertaken: null,
    reason: null,
    reached: { draft: at },
    revision: 1,
  };
}

export function isOwn({ applicant: { talk } }: LossNotice, account: Pick<Talk, 'channel' | 'person'>): boolean {
  return talk.channel === account.channel && talk.person === account.person;
}

/** What stays after the privacy date: that there was a notice, and what became of it. */
export function stripped(notice: LossNotice): LossNotice {
  const gone = { certificateNumber: null, lostOn: null, lostAt: null, name: null, idNumber: null };
  const reissue = notice.reissue ? { reissue: { ...notice.reissue, reason: null } } : {};
  return { ...notice, ...gone, ...reissue, photo: null, reason: null };
}

/** Digest of its photo; null when there is none. */
export function photoOf({ photo }: Pick<LossNotice, 'photo'>): string | null {
  return typeof photo === 'object' && photo !== null ? photo.digest : null;
}

import { dayInWords } from '../notice/notice-words.ts';
import type { Day } from '../time.ts';
import { CHECK_LABELS, type CheckMethod } from './commitment-rules.ts';
import { COMMITMENT_LABELS, type CommitmentState } from './state.ts';

/** All that anybody ever sees of a commitment: it names neither person, nor paper, nor matter. */
export type CommitmentReceipt = {
  /** `CN-20210510-0001`. */
  readonly number: string;
  readonly state: CommitmentState;
  readonly signedOn: Day;
  readonly changedOn: Day;
  readonly version: string;
  /** SM3 of the canonical bytes, in hex. */
  readonly digest: string;
  /** Keyed hash over number and digest, in hex: nobody without the key can make one. */
  readonly seal: string;
  readonly check: { readonly how: CheckMethod; readonly due: Day };
};

/** 实地,2026年11月26日前: how and until when it is checked, or that nobody does. */
export function checkInWords({ state, check: { how, due } }: Pick<CommitmentReceipt, 'state' | 'check'>): string {
  return state === 'exempt' ? COMMITMENT_LABELS.exempt : `${CHECK_LABELS[how]},${dayInWords(due)}前`;
}

/** Whether the bytes that are kept are those that were signed; `gone`: they were deleted in time or at his wish, the digest stays. */
export type ReceiptStanding = 'intact' | 'broken' | 'gone';

export const STANDING_LABELS: Readonly<Record<ReceiptStanding, string>> = {
  intact: '一致',
  broken: '不一致',
  gone: '原文已按期删除,手里存的可以对哈希',
};

import { COMMITMENT_LABELS } from '../core/commitment/state.ts';
import { standingOf } from '../core/notice/notice-words.ts';
import { chainedBy, provenBy } from '../core/notice/proof-file.ts';
import { type Day, dayOf } from '../core/time.ts';
import type { Digest } from '../core/trail/chain.ts';
import type { Digests } from '../ports/document.ts';
import { readCommitmentReceipt } from './commitment/read-commitment-receipt.ts';
import type { Means } from './means.ts';
import { readNotice } from './notice/read-notice.ts';
import { readDayChain } from './notice/read-roots.ts';

/** What somebody uploaded. Nothing of it is opened, drawn or kept. */
export type UploadedFile = {
  readonly digests: Digests;
  /** Its text when it is UTF-8 to the last byte. */
  readonly text: string | null;
  /** The first number of ours that stands in its bytes in the open, and the first day. */
  readonly number: string | null;
  readonly day: Day | null;
};

/** What a file is: ours to the last byte, one that says it is ours and is not, or nothing of ours. */
export type FileVerdict =
  | { readonly is: 'certificate'; readonly standing: string; readonly issuedOn: Day; readonly subject: Subject }
  | { readonly is: 'proof'; readonly entries: number; readonly subject: Subject }
  | { readonly is: 'day'; readonly day: Day; readonly entries: number; readonly now: number }
  | { readonly is: 'altered'; readonly subject: Subject }
  | { readonly is: 'altered-day'; readonly day: Day }
  | { readonly is: 'foreign' };

/** What the file is about, and how that stands now; null when it is not found any more. */
export type Subject = {
  readonly number: string;
  readonly now: { readonly address: string; readonly standing: string } | null;
};

/** Holds a file against what was issued and what is chained. `digest`: SM3. */
export async function verifyFile(means: Means, digest: Digest, file: UploadedFile): Promise<FileVerdict> {
  const issued = await means.store.transaction(({ documents }) => documents.find(file.digests));
  if (issued !== null) {
    const { standing, issuedOn } = issued;
    return { is: 'certificate', standing, issuedOn, subject: await subjectOf(means, issued.subject) };
  }
  if (file.text?.startsWith(DAY_FILE)) return dayVerdict(means, file.text, file.day);
  if (file.number === null) return { is: 'foreign' };
  const subject = await subjectOf(means, file.number);
  if (subject.now === null) return { is: 'foreign' };
  const entries = file.text === null ? null : await proven(means, digest, file.text, file.number);
  return entries === null ? { is: 'altered', subject } : { is: 'proof', entries, subject };
}

const DAY_FILE = '{"format":"zhengpaopao-day-1"';

async function dayVerdict(means: Means, text: string, day: Day | null): Promise<FileVerdict> {
  const chain = day === null ? null : await readDayChain(means, day);
  if (day === null || chain === null) return { is: 'foreign' };
  const entries = chainedBy(text, chain);
  return entries === null ? { is: 'altered-day', day } : { is: 'day', day, entries, now: chain.entries.length };
}

async function proven(means: Means, digest: Digest, text: string, number: string): Promise<number | null> {
  const read = await readNotice(means, number);
  return read.ok ? provenBy(text, means.catalogue.home.id, number, read.value.entries, digest) : null;
}

async function subjectOf(means: Means, number: string): Promise<Subject> {
  const now = number.startsWith('CN-') ? await commitmentNow(means, number) : await noticeNow(means, number);
  return { number, now };
}

async function noticeNow(means: Means, number: string): Promise<Subject['now']> {
  const read = await readNotice(means, number);
  if (!read.ok) return null;
  const { notice, faults } = read.value;
  const standing = faults.length > 0 ? '和原来公示的对不上,先别用' : standingOf(notice, dayOf(means.clock.now()));
  return { address: `/board/${number}`, standing };
}

async function commitmentNow(means: Means, number: string): Promise<Subject['now']> {
  const read = await readCommitmentReceipt(means, number, null);
  if (!read.ok) return null;
  const { receipt, standing } = read.value;
  const state = COMMITMENT_LABELS[receipt.state];
  return { address: `/commitments/${number}`, standing: standing === 'broken' ? `${state},原文对不上,先别用` : state };
}

import type { NoticeReading } from '../../app/notice/read-notice.ts';

/** What it takes to prove a notice offline, now and after its erasure: the bytes that were hashed, their salt, and their place in the chain. */
export function proofOf(county: string, { notice, entries }: NoticeReading): object {
  return {
    format: 'zhengpaopao-notice-1',
    hash: 'SM3',
    county,
    number: notice.number,
    entries: entries.map(({ seq, event, day, leaf, link, text }) => ({
      seq,
      event,
      day,
      leaf,
      link,
      salt: text?.salt ?? null,
      text: text?.text ?? null,
    })),
  };
}

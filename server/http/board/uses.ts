import type { BoardStanding } from '../../app/notice/board-standing.ts';
import type { CheckedCertificate } from '../../app/notice/check-certificate.ts';
import type { NoticeCounts } from '../../app/notice/count-notices.ts';
import type { NoticeExport } from '../../app/notice/export-notices.ts';
import type { BoardList, BoardQuery } from '../../app/notice/read-board.ts';
import type { NoticeReading } from '../../app/notice/read-notice.ts';
import type { ReviewAct, ReviewQueue, ReviewView } from '../../app/notice/review-desk.ts';
import type { FileVerdict, UploadedFile } from '../../app/verify-file.ts';
import type { DayChain } from '../../core/notice/proof-file.ts';
import type { Result } from '../../core/result.ts';
import type { Day } from '../../core/time.ts';
import type { Printed } from '../../ports/document.ts';
import type { BoardDay } from '../../ports/notices.ts';

/** What the public does with loss notices. */
export interface BoardUses {
  list(query: BoardQuery): Promise<BoardList>;
  read(number: string): Promise<Result<NoticeReading>>;
  /** The code that opens the notice in the mini-program, a JPEG; null while there is none. */
  code(number: string): Buffer | null;
  /** The certificate of publication as it stands, as a PDF. */
  certificate(number: string): Promise<Result<Printed>>;
  /** Whether a file is one of ours to the last byte, and how what it is about stands now. */
  verifyFile(file: UploadedFile): Promise<FileVerdict>;
  /** Whether a certificate is announced, and since when; nothing of the question is kept. */
  check(asked: { kind: string; certificate: string }): Promise<Result<CheckedCertificate>>;
  /** Whether the whole chain holds; looked at anew at most once a minute. */
  standing(): Promise<BoardStanding>;
  /** The board in numbers: all time by month, a month by day, a day by its rows. */
  counts(within: string): Promise<NoticeCounts>;
  roots(): Promise<readonly BoardDay[]>;
  dayChain(day: Day): Promise<DayChain | null>;
}

/** What a reviewer does at the desk. Every call names the session. */
export interface ReviewUses {
  queue(session: string): Promise<Result<ReviewQueue>>;
  /** The 受理号 of a public number. */
  find(session: string, number: string): Promise<Result<number>>;
  read(session: string, typed: number): Promise<Result<ReviewView>>;
  /** The photo that he sent, a JPEG. */
  photo(session: string, typed: number): Promise<Result<Buffer>>;
  decide(act: ReviewAct): Promise<Result<null>>;
  /** The notices of some days as a file. */
  export(wanted: NoticeExport): Promise<Result<Buffer>>;
}

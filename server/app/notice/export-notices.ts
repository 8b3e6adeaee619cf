import { csvOf, harmless } from '../../core/document/table.ts';
import { noticeTable } from '../../core/notice/notice-table.ts';
import { done, type Result, refused } from '../../core/result.ts';
import type { Printer } from '../../ports/document.ts';
import type { BoardSearch } from '../../ports/notices.ts';
import { asReviewer } from '../desk/as-reviewer.ts';
import type { Means } from '../means.ts';

export type NoticeExport = {
  readonly session: string;
  readonly wanted: BoardSearch;
  readonly format: 'csv' | 'xlsx';
};

/** A season of a county; more is asked for in parts. */
const MOST_ROWS = 5_000;

/** Notices of some days as a file for a reviewer: masked, as the public sees them. That he took it is in the trail. */
export async function exportNotices(
  means: Means & { readonly printer: Printer },
  { session, wanted, format }: NoticeExport,
): Promise<Result<Buffer>> {
  const found = await asReviewer(means, session, async ({ notices, trail }, { id }, at) => {
    const { notices: rows } = await notices.board.search(wanted, { size: MOST_ROWS + 1, at: 1 });
    if (rows.length > MOST_ROWS)
      return refused('export-too-many', `超过 ${MOST_ROWS} 行,一次导不出来。`, '把日期范围缩小,分几次导。');
    const facts = { rows: rows.length, format, from: wanted.from ?? null, until: wanted.until ?? null };
    await trail.append({ record: `desk ${id}`, event: 'notices-exported', by: id, at, facts });
    return done(harmless(noticeTable(rows)));
  });
  if (!found.ok) return found;
  if (format === 'csv') return done(Buffer.from(csvOf(found.value), 'utf8'));
  const made = await means.printer.workbook(found.value);
  return made.ok ? done(made.value.bytes) : made;
}

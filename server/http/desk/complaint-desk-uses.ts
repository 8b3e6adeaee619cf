import type { ComplaintList, ComplaintView } from '../../app/complaint/complaint-desk.ts';
import type { Result } from '../../core/result.ts';

/** What who handles complaints sees at the desk. Every call names the session. */
export interface ComplaintDeskUses {
  list(session: string): Promise<Result<ComplaintList>>;
  read(session: string, number: string): Promise<Result<ComplaintView>>;
  /** A JPEG. */
  photo(session: string, which: { readonly number: string; readonly nth: number }): Promise<Result<Buffer>>;
}

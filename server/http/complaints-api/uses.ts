import type { SentPhoto } from '../../app/complaint/add-photo.ts';
import type { SentComplaint } from '../../app/complaint/take-complaint.ts';
import type { OwnComplaint } from '../../app/complaint/view-own-complaints.ts';
import type { Result } from '../../core/result.ts';
import type { Account } from '../../ports/sign-in.ts';

/** What is done about what went wrong. */
export interface ComplaintUses {
  /** Its number. */
  take(sent: SentComplaint): Promise<Result<string>>;
  /** How many photos it has now. */
  addPhoto(sent: SentPhoto): Promise<Result<number>>;
  ofOwn(account: Account): Promise<readonly OwnComplaint[]>;
}

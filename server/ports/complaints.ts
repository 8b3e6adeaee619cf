import type { Complaint } from '../core/complaint/complaint.ts';
import type { Talk } from '../core/conversation/message.ts';

/** 没办成, 投诉, 奇葩证明. Sealed; by account only. */
export interface Complaints {
  add(complaint: Complaint): Promise<void>;
  /** Newest first. */
  ofAccount(account: Pick<Talk, 'channel' | 'person'>, limit: number): Promise<readonly Complaint[]>;
}

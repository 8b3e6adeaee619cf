import type { Complaint } from '../core/complaint/complaint.ts';
import type { Talk } from '../core/conversation/message.ts';

/** 没办成, 投诉, 奇葩证明. Sealed. */
export interface Complaints {
  add(complaint: Complaint): Promise<void>;
  find(number: string): Promise<Complaint | null>;
  /** The same, held until the transaction ends. */
  lock(number: string): Promise<Complaint | null>;
  /** Keeps a known one as it is now. */
  save(complaint: Complaint): Promise<void>;
  /** Newest first, of everybody: for who handles them. */
  lately(limit: number): Promise<readonly Complaint[]>;
  /** Newest first. */
  ofAccount(account: Pick<Talk, 'channel' | 'person'>, limit: number): Promise<readonly Complaint[]>;
}

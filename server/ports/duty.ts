import type { Instant } from '../core/time.ts';

/** 在岗 and 离岗: who does not answer for now. Nobody is away who did not say so. */
export interface Duty {
  /** Without effect when he is away already. */
  leave(staff: string, at: Instant): Promise<void>;
  /** Without effect when he is there. */
  comeBack(staff: string): Promise<void>;
  /** Staff ids of those who are away. */
  away(): Promise<ReadonlySet<string>>;
}

import type { Instant } from '../time.ts';

/** Who somebody is as he proved it, how, and when: never what he merely typed into a chat. */
export type VerifiedIdentity = {
  readonly name: string;
  readonly idNumber: string;
  /** Code word of the way in which it was proved: `trial`. Kept with every signature. */
  readonly method: string;
  /** The same as people read it: 演示核验(没有核对真实身份). */
  readonly label: string;
  readonly at: Instant;
};

import type { Instant } from '../time.ts';
import type { Company } from './company.ts';
import { maskedName } from './person-name.ts';

/** Who somebody is as he proved it, how, and when: never what he merely typed into a chat. */
export type VerifiedIdentity = {
  readonly name: string;
  readonly idNumber: string;
  /** Code word of the way in which it was proved: `trial`. Kept with every signature. */
  readonly method: string;
  /** The same as people read it: 演示核验(没有核对真实身份). */
  readonly label: string;
  readonly at: Instant;
  /** Whose legal representative he is, as the provider says; absent where that was not asked. */
  readonly represents?: Company;
};

/** 张**, or the company by its full name with who stands for it: 柳塘建筑有限公司(法定代表人 张**). */
export function shownSigner({ name, represents }: Pick<VerifiedIdentity, 'name' | 'represents'>): string {
  return represents === undefined ? maskedName(name) : `${represents.title}(法定代表人 ${maskedName(name)})`;
}

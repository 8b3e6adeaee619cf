import { sideOf } from '../../core/join/side.ts';
import { maskContact } from '../../core/privacy/contact.ts';
import type { Account, SignIn } from '../../ports/sign-in.ts';
import type { Means } from '../means.ts';

/** How somebody can be reached, as he chose, and what he may choose. */
export type Reached = {
  /** The template that he may agree to; null where none is set up. */
  readonly template: string | null;
  readonly agreed: boolean;
  /** Masked; null when he left none. */
  readonly telephone: string | null;
  /** Whether the platform can be asked for his number. */
  readonly telephoneAsked: boolean;
  /** 公众号: the side that he joined; null when he joined none. */
  readonly joined: string | null;
};

export function viewReach({ store }: Means, signIn: SignIn | null, account: Account): Promise<Reached> {
  const template = signIn?.template ?? null;
  return store.transaction(async ({ readerReach, joinedAccounts }) => {
    const telephone = await readerReach.telephoneOf(account);
    const other = await joinedAccounts.other(account);
    const side = other && sideOf(other);
    return {
      template,
      agreed: template !== null && (await readerReach.agrees(account, template)),
      telephone: telephone === null ? null : maskContact(telephone),
      telephoneAsked: signIn?.telephoneOf !== undefined,
      joined: side?.ok ? side.value : null,
    };
  });
}

import { joinAccounts, partAccounts } from './app/join/join-accounts.ts';
import { offerJoin } from './app/join/offer-join.ts';
import type { Means } from './app/means.ts';
import { chooseMessages } from './app/reach/choose-messages.ts';
import { dropTelephone, keepTelephone } from './app/reach/keep-telephone.ts';
import { viewReach } from './app/reach/view-reach.ts';
import { codeTyped } from './core/join/join-line.ts';
import type { ReachUses } from './http/reach/uses.ts';
import type { SignIn } from './ports/sign-in.ts';

/** How readers are reached and join their accounts. Without `signIn` no platform is asked. */
export function reachUsesOf(means: Means, signIn: SignIn | null): ReachUses {
  const { store, clock } = means;
  return {
    view: (account) => viewReach(means, signIn, account),
    chooseMessages: (account, agreed) => chooseMessages(means, signIn, account, agreed),
    keepTelephone: (account, code) => keepTelephone(means, signIn, account, code),
    dropTelephone: (account) => dropTelephone(means, account),
    offerJoin: (account) => store.transaction((records) => offerJoin(records, account, clock.now())),
    join: (account, typed) =>
      store.transaction((records) => joinAccounts(records, { account, code: codeTyped(typed), at: clock.now() })),
    part: (account) => store.transaction((records) => partAccounts(records, account, clock.now())),
  };
}

import { shownSigner } from '../people/verified-identity.ts';
import type { Day } from '../time.ts';
import type { Commitment } from './commitment.ts';
import type { Showing } from './showing.ts';
import { UNCHECKED } from './state.ts';

/** All that everybody reads of a commitment while it is shown. */
export type PublicShowing = Pick<Showing, 'from' | 'until' | 'days' | 'place' | 'undertakes' | 'basis'> & {
  readonly number: string;
  /** 张**, or a company by its name. */
  readonly holder: string;
  readonly proof: string;
  readonly matter: string | null;
};

/** On the public page until its days are over, or until it is found true or otherwise, spared its check or taken back. */
export function isOnShow({ showing, state }: Pick<Commitment, 'showing' | 'state'>): boolean {
  return showing !== undefined && showing.overAt === null && UNCHECKED.includes(state);
}

/** What stands on the public page on a day; null for what does not, also when the timer that takes it off is late. */
export function publicShowing(commitment: Commitment, today: Day): PublicShowing | null {
  const { showing, number, identity, proof, matter } = commitment;
  if (showing === undefined || number === null || identity === null || !isOnShow(commitment)) return null;
  if (showing.until !== null && today > showing.until) return null;
  const { from, until, days, place, undertakes, basis } = showing;
  return { number, holder: shownSigner(identity), proof, matter, from, until, days, place, undertakes, basis };
}

import type { TrialIdentity } from '../../ports/identity.ts';
import type { IdentityBegun } from '../contract-identity.ts';

const TRIAL = /^\/identity\/trial\/([\w-]{1,80})$/;

/** Where somebody goes to prove who he is; of a demonstration also the invented person that it offers, so that our program can ask by itself. */
export function presentBegunIdentity(address: string, publicUrl: string, trial: TrialIdentity | null): IdentityBegun {
  const request = TRIAL.exec(address)?.[1];
  return {
    address: address.startsWith('/') ? publicUrl + address : address,
    trial: trial && request ? { request, label: trial.label, ...trial.inventedFor(request) } : null,
  };
}

import type { Talk } from '../core/conversation/message.ts';
import type { Company } from '../core/people/company.ts';
import type { VerifiedIdentity } from '../core/people/verified-identity.ts';
import type { Result } from '../core/result.ts';
import type { Instant } from '../core/time.ts';

/** Asks one person, once, to prove who he is. */
export type IdentityRequest = {
  /** 256 random bits: who knows it can prove himself under it, nobody can guess it. */
  readonly id: string;
  /** Whose it is: what was proved is given to no other talk. */
  readonly talk: Talk;
  /** What it is for, as the person reads it: 签告知承诺书. */
  readonly purpose: string;
  /** Also asked for: the company whose legal representative (法定代表人) he is. */
  readonly represents?: boolean;
  /** Path of ours to which the person comes back. */
  readonly returnTo: string;
};

/**
 * 身份核验: a step-up for what a chat account does not prove. The person goes to an address, proves himself there, and comes back; what
 * came of it is fetched by the server, never taken from his browser.
 */
export interface Identity {
  readonly method: string;
  readonly label: string;
  /** Where the person goes. A request is over half an hour later. */
  begin(request: IdentityRequest, now: Instant): Promise<{ readonly address: string }>;
  /**
   * Who proved himself under a request of that talk, once; null when nobody did, it is over, or it was another's. Where a company was asked
   * for, the outcome names it, or there is none.
   */
  outcome(id: string, talk: Talk, now: Instant): Promise<VerifiedIdentity | null>;
}

/** 演示核验: the provider of demonstrations, which believes what is typed, and takes invented people only. */
export interface TrialIdentity extends Identity {
  /** What an open request is for; null when there is none. */
  purposeOf(id: string, now: Instant): string | null;
  /** Whether an open request asks for a company, too. */
  asksCompany(id: string, now: Instant): boolean;
  /** Somebody to be for who only tries it out: invented, and another one for each request. */
  inventedFor(id: string): { readonly name: string; readonly idNumber: string };
  /** A company to stand for, as invented. */
  inventedCompany(id: string): Company;
  /** Where the person goes on. Refuses names and numbers that are none, and every number and code of a real area. */
  prove(
    id: string,
    typed: { readonly name: string; readonly idNumber: string; readonly company?: Company },
    now: Instant,
  ): Result<{ readonly returnTo: string }>;
}

/** What became of one message to the platform. */
export type Outcome =
  | { readonly kind: 'sent' }
  /** This way is closed for this message; another may be open. */
  | { readonly kind: 'closed'; readonly code: string }
  /** Not sent; the same may work later. */
  | { readonly kind: 'later'; readonly code: string }
  /** No answer came: it may have been sent. Nothing of the platform's makes a second try harmless. */
  | { readonly kind: 'unsure'; readonly code: string };

export type Failure = Exclude<Outcome, { kind: 'sent' }>;

export const SENT: Outcome = { kind: 'sent' };

export function closed(code: string): Failure {
  return { kind: 'closed', code };
}

export function later(code: string): Failure {
  return { kind: 'later', code };
}

export function unsure(code: string): Failure {
  return { kind: 'unsure', code };
}

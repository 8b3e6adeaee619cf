/** What a person is told when something cannot be done: a stable code, a sentence a citizen understands, and the next step. */
export type Refusal = { readonly code: string; readonly message: string; readonly next: string };

/** A rule either decides or refuses with a value. Throwing is kept for faults. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export function done<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refused(code: string, message: string, next: string): Result<never> {
  return { ok: false, refusal: { code, message, next } };
}

import { randomBytes } from 'node:crypto';

const LIFE = 7200;
/** After a renewal the token before stays good for this long, in milliseconds. */
const OVERLAP = 300_000;

type Issued = { readonly access_token: string; readonly expires_in: number };

/** Access tokens as the platform keeps them: stable ones repeat, a forced one ends what was before it. */
export class FakeTokens {
  readonly #until = new Map<string, number>();

  issue(force: boolean, now: number): Issued {
    const current = [...this.#until].find(([, until]) => until > now + OVERLAP);
    if (current && !force) return { access_token: current[0], expires_in: Math.floor((current[1] - now) / 1000) };
    if (force) this.revoke();
    const token = `87_${randomBytes(48).toString('base64url')}`;
    this.#until.set(token, now + LIFE * 1000);
    return { access_token: token, expires_in: LIFE };
  }

  /** The errcode that a call with this token gets; 0 when the token is good. */
  codeOf(token: string | null, now: number): number {
    if (!token) return 41001;
    const until = this.#until.get(token);
    if (until === undefined) return 40001;
    return until < now ? 42001 : 0;
  }

  /** As when another server asked for a token of its own: what is held elsewhere is not the latest any more. */
  revoke(): void {
    this.#until.clear();
  }

  expire(now: number): void {
    for (const token of this.#until.keys()) this.#until.set(token, now - 1);
  }
}

import type { Poster } from './post-json.ts';
import type { Credentials } from './settings.ts';

/** The platform gave no access token. `code` is its own word. */
export class TokenFault extends Error {
  override readonly name = 'TokenFault';
  readonly code: string;
  constructor(code: string) {
    super(`no access token: ${code}`);
    this.code = code;
  }
}

export type AccessTokens = {
  /** The token in force. Throws a TokenFault or a PostFault. */
  current(): Promise<string>;
  /** Called with a token that was refused: the next `current` fetches another, once for all that were refused together. */
  refused(token: string): void;
};

/** Renewed this many milliseconds before its end. */
const EARLY = 5 * 60_000;

/** One token for all sends of an app, fetched once however many wait for it. `called` is told of each call to the platform. */
export function openAccessTokens(
  { clientId, clientSecret, apiUrl }: Credentials,
  poster: Poster,
  patience: number,
  called: () => void,
): AccessTokens {
  let held: { token: string; until: number } | null = null;
  let coming: Promise<string> | null = null;

  const fetchToken = async (): Promise<string> => {
    called();
    const asked = { appKey: clientId, appSecret: clientSecret };
    const { status, body } = await poster.post(`${apiUrl}/v1.0/oauth2/accessToken`, asked, patience);
    const { accessToken, expireIn } = body;
    if (status !== 200 || typeof accessToken !== 'string') throw new TokenFault(String(body.code ?? status));
    const life = (Number(expireIn) || 0) * 1000;
    held = { token: accessToken, until: performance.now() + Math.max(life - EARLY, life / 2) };
    return accessToken;
  };

  return {
    async current() {
      if (held !== null && held.until > performance.now()) return held.token;
      coming ??= fetchToken().finally(() => {
        coming = null;
      });
      return coming;
    },
    refused(token) {
      if (held?.token === token) held = null;
    },
  };
}

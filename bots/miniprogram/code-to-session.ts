import { done, type Result, refused } from '../../server/core/result.ts';
import type { SignIn } from '../../server/ports/sign-in.ts';
import type { Template } from './template.ts';

/** What a mini-program needs; null where the operator has set nothing. */
export type MiniprogramSettings = {
  readonly appId: string | null;
  readonly appSecret: string | null;
  /** Base address of the platform's API, without a slash at the end. */
  readonly apiUrl: string;
  /** The long-term template of what readers are reminded by; null: they are not. */
  readonly template: Template | null;
};

const WAIT = 5_000;
const LONGEST_ANSWER = 16 * 1024;

/** 用过的、过期的、乱写的 code (40029, 40163, 40226: WeChat does not let that user in). */
const REFUSED: readonly number[] = [40029, 40163, 40226];

/**
 * Signs in with `auth.code2Session`. Of its answer only the openid is taken: the session key, by which data of the telephone could be
 * opened, is neither kept nor handed on. `warn` hears what only the operator can mend (a wrong secret is errcode 40125), without the code.
 * Null where the mini-program is not set up.
 */
export function codeToSession(
  { appId, appSecret, apiUrl }: Pick<MiniprogramSettings, 'appId' | 'appSecret' | 'apiUrl'>,
  warn: (why: string) => void,
): SignIn | null {
  if (appId === null || appSecret === null) return null;
  return {
    async accountOf(code) {
      const query = new URLSearchParams({
        ...{ appid: appId, secret: appSecret, js_code: code },
        grant_type: 'authorization_code',
      });
      const answer = await ask(`${apiUrl}/sns/jscode2session?${query}`);
      if (typeof answer === 'string') return down(answer);
      const { openid, errcode } = answer;
      if (typeof openid === 'string' && openid !== '')
        return done({ channel: 'miniprogram', account: appId, person: openid });
      if (REFUSED.includes(Number(errcode))) return refused('code-over', '这次登录没成。', '再点一次就行。');
      return down(typeof errcode === 'number' ? `errcode ${errcode}` : 'no openid');
    },
  };

  function down(why: string): Result<never> {
    warn(why);
    return refused('sign-in-down', '微信那边没答上来,现在登录不了。', '问证明照样能问;过一会儿再登录。');
  }
}

/** What the platform answered, or why there is no answer. The address holds the secret, so no message of a fault is handed on. */
async function ask(url: string): Promise<Readonly<Record<string, unknown>> | string> {
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(WAIT) });
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (!response.ok || bytes.length > LONGEST_ANSWER) return `status ${response.status}, ${bytes.length} bytes`;
    const parsed: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : 'no JSON object';
  } catch (fault) {
    return fault instanceof Error ? fault.name : 'no answer';
  }
}

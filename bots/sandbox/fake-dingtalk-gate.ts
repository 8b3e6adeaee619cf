import { randomUUID } from 'node:crypto';
import type { Answer, Call, FakeHttp, Fields } from './fake-dingtalk-http.ts';
import type { FakeDingTalkOptions } from './fake-dingtalk-options.ts';
import { apiError } from './fake-dingtalk-refusal.ts';

export const TOKEN_PATH = '/v1.0/oauth2/accessToken';

/** What stands before every call of the fake's OpenAPI: tokens, the month's allowance, calls a second. */
export class FakeGate {
  readonly #options: FakeDingTalkOptions;
  readonly #tokens = new Map<string, number>();
  readonly #perSecond = new Map<string, number>();
  #calls = 0;

  constructor(http: FakeHttp, options: FakeDingTalkOptions) {
    this.#options = options;
    http.route('POST', TOKEN_PATH, ({ body }) => this.#token(body));
  }

  /** Every access token handed out so far is refused from now on. */
  revokeTokens(): void {
    this.#tokens.clear();
  }

  /** Null for a call that may go on. */
  refusal({ path, headers }: Call): Answer | null {
    const ends = this.#tokens.get(String(headers['x-acs-dingtalk-access-token']));
    // HTTP 400 and not 401: satorijs/satori#240, apache/ozhera#74.
    if (ends === undefined || ends < Date.now()) return apiError(400, 'InvalidAuthentication', '不合法的access_token');
    this.#calls += 1;
    const { apiQuota, apiPerSecond } = this.#options;
    if (apiQuota > 0 && this.#calls > apiQuota)
      return apiError(403, 'Forbidden.AccessDenied.ApiCountLimitForOrg', '您的企业本月api调用量已超过限制');
    const second = `${path} ${Math.floor(Date.now() / 1000)}`;
    const count = (this.#perSecond.get(second) ?? 0) + 1;
    this.#perSecond.set(second, count);
    return apiPerSecond > 0 && count > apiPerSecond
      ? apiError(403, 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi', '钉钉openApi接口调用超过限流阈值')
      : null;
  }

  #token({ appKey, appSecret }: Fields): Answer {
    if (appKey !== this.#options.clientId || appSecret !== this.#options.clientSecret)
      return apiError(400, 'invalidClientIdOrSecret', '无效的clientId或者clientSecret');
    const seconds = this.#options.accessTokenSeconds;
    const [known = randomUUID()] = [...this.#tokens].flatMap(([token, ends]) => (ends > Date.now() ? [token] : []));
    if (!this.#tokens.has(known)) this.#tokens.set(known, Date.now() + seconds * 1000);
    return { body: { accessToken: known, expireIn: seconds } };
  }
}

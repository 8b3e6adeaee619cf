/** Where the platform's own webhooks live. */
const PLATFORM = ['https://oapi.dingtalk.com', 'https://api.dingtalk.com'];

/**
 * Whether an answer may be posted to a sessionWebhook that came in a message: the raw string must begin with one of the
 * platform's two origins, or with the origin an administrator configured, to the letter, and go on with exactly
 * `/robot/sendBySession?`. Nothing is parsed, so nothing can be parsed differently: no port, user, other path, look-alike
 * letter, control character or fragment gets through (security.md T13).
 */
export function mayPostTo(address: string, configuredOrigin: string): boolean {
  if (address.length > 2_000 || !/^[\x21-\x7e]+$/.test(address) || /[#\\]/.test(address)) return false;
  return [...PLATFORM, configuredOrigin].some((origin) => address.startsWith(`${origin}/robot/sendBySession?`));
}

/** Host names under which the platform keeps what was sent: its own, and the object store that it rents. */
const PLATFORM = /^https:\/\/(?:[a-z0-9-]{1,63}\.){1,5}(?:dingtalk|aliyuncs)\.com\/[\x21-\x7e]{1,1900}$/;

/**
 * Whether a picture may be fetched from an address that the platform gave. Judged by the raw string, like a sessionWebhook: https, a host
 * of the platform's with nothing after it but a path (no port, no user), printable ASCII, no backslash, no fragment; or the origin an
 * administrator configured, to the letter.
 */
export function mayFetchFrom(address: string, configuredOrigin: string): boolean {
  if (/[#\\]/.test(address) || address.length > 2_000 || !/^[\x21-\x7e]+$/.test(address)) return false;
  return PLATFORM.test(address) || address.startsWith(`${configuredOrigin}/`);
}

import { hash, timingSafeEqual } from 'node:crypto';

/**
 * SHA-1 over the sorted parts, in hexadecimal: `signature` is made of token, timestamp and nonce; `msg_signature` of these
 * and the ciphertext. The algorithm is the platform's (developers.weixin.qq.com, 消息加解密说明), not our choice.
 */
export function signatureOf(...parts: readonly string[]): string {
  return hash('sha1', [...parts].sort().join(''));
}

/** Compares in constant time. A signature of another length is wrong: its length is no secret. */
export function sameSignature(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}

import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto';
import { signatureOf } from './signature.ts';

const BLOCK = 32; // PKCS#7 over blocks of 32 bytes, although AES has 16
const LUCK = 16;
const HEAD = LUCK + 4;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** Throws at bytes that are not UTF-8. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The platform's AES envelope: 16 random bytes, the length as 4 bytes, the message, the app id, padding; AES-256-CBC, base64. */
export type Envelope = {
  /** The message inside; null when anything about it is wrong: base64, length, padding, app id, UTF-8. */
  open(sealed: string): string | null;
  /** The message as base64 ciphertext. */
  seal(message: string): string;
  signature(timestamp: string, nonce: string, sealed: string): string;
};

/** Source: developers.weixin.qq.com, 消息加解密说明 (WXBizMsgCrypt). `aesKey` is EncodingAESKey, 43 characters. */
export function createEnvelope(account: { token: string; aesKey: string; appId: string }): Envelope {
  const key = Buffer.from(`${account.aesKey}=`, 'base64');
  const iv = key.subarray(0, 16);
  const appId = Buffer.from(account.appId, 'utf8');
  return {
    open: (sealed) => opened(sealed, key, iv, appId),
    seal: (message) => seal(message, key, iv, appId),
    signature: (timestamp, nonce, sealed) => signatureOf(account.token, timestamp, nonce, sealed),
  };
}

function seal(message: string, key: Buffer, iv: Buffer, appId: Buffer): string {
  const length = Buffer.byteLength(message);
  const bare = HEAD + length + appId.length;
  const pad = BLOCK - (bare % BLOCK);
  const plain = Buffer.alloc(bare + pad, pad);
  randomFillSync(plain, 0, LUCK);
  plain.writeUInt32BE(length, LUCK);
  plain.write(message, HEAD);
  appId.copy(plain, HEAD + length);
  const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  return cipher.update(plain).toString('base64'); // whole blocks go in: nothing is left for an end
}

function opened(sealed: string, key: Buffer, iv: Buffer, appId: Buffer): string | null {
  if (!BASE64.test(sealed)) return null;
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length === 0 || bytes.length % BLOCK !== 0) return null;
  const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  const plain = unpadded(decipher.update(bytes)); // whole blocks go in: nothing is left for an end
  return plain && contentOf(plain, appId);
}

function unpadded(plain: Buffer): Buffer | null {
  const pad = plain.at(-1) ?? 0;
  if (pad < 1 || pad > BLOCK) return null;
  const cut = plain.length - pad;
  return plain.subarray(cut).every((byte) => byte === pad) ? plain.subarray(0, cut) : null;
}

function contentOf(plain: Buffer, appId: Buffer): string | null {
  if (plain.length < HEAD) return null;
  const end = HEAD + plain.readUInt32BE(LUCK);
  if (!plain.subarray(end).equals(appId) || end + appId.length !== plain.length) return null;
  try {
    return utf8.decode(plain.subarray(HEAD, end));
  } catch {
    return null;
  }
}

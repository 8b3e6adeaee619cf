import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/**
 * The platform's side of the AES envelope, written apart from the product's so that each checks the other.
 * Source: developers.weixin.qq.com, 消息加解密说明.
 */
export type Seal = {
  close(message: string): string;
  open(sealed: string): string;
  sign(...parts: readonly string[]): string;
};

export type SealOptions = { readonly token: string; readonly aesKey: string; readonly appId: string };

export function createSeal({ token, aesKey, appId }: SealOptions): Seal {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const iv = key.subarray(0, 16);
  return {
    close(message) {
      const plain = padded(Buffer.concat([randomBytes(16), sized(message), Buffer.from(appId)]));
      const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
      return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
    },
    open(sealed) {
      const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
      const plain = Buffer.concat([decipher.update(Buffer.from(sealed, 'base64')), decipher.final()]);
      const end = 20 + plain.readUInt32BE(16);
      const rest = plain.subarray(end, plain.length - (plain.at(-1) ?? 0)).toString();
      if (rest !== appId) throw new Error('sealed for another account');
      return plain.subarray(20, end).toString();
    },
    sign: (...parts) =>
      createHash('sha1')
        .update([token, ...parts].sort().join(''))
        .digest('hex'),
  };
}

function sized(message: string): Buffer {
  const bytes = Buffer.from(message);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function padded(plain: Buffer): Buffer {
  const pad = 32 - (plain.length % 32);
  return Buffer.concat([plain, Buffer.alloc(pad, pad)]);
}

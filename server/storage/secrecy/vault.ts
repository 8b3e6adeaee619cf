import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { StorageFault } from '../storage-fault.ts';
import { type Keys, keyName } from './keys.ts';
import { Newest } from './newest.ts';
import { random } from './random.ts';

/**
 * Encrypts what people typed, and hashes what rows are found by.
 *
 * A sealed value is an envelope: `version 1 | key name 4 | wrapped data key 12+32+16 | content 12+n+16` bytes. A data key
 * serves a thousand values of one process and is wrapped by one of DATA_KEYS (AES-256-GCM both times, a fresh random IV each
 * time); changing DATA_KEYS rewraps 60 bytes, not the content.
 * `place` (table, column, county) is authenticated, so a sealed value copied elsewhere does not open.
 */
export type Vault = {
  seal(text: string, place: string): Buffer;
  /** Throws when the key is gone, the bytes were changed, or the value belongs to another place. */
  open(sealed: Buffer, place: string): string;
  /** The same for bytes. */
  sealBytes(bytes: Buffer, place: string): Buffer;
  openBytes(sealed: Buffer, place: string): Buffer;
  /** The value under the first data key; null when it is already. */
  rewrap(sealed: Buffer): Buffer | null;
  /** A keyed hash of 32 bytes: equal texts find each other, nobody without INDEX_KEY can try texts. */
  index(kind: string, ...parts: readonly string[]): Buffer;
};

const VERSION = 1;
const IV = 12;
const TAG = 16;
const KEY = 32;
const WRAPPED = IV + KEY + TAG;
const CONTENT = 1 + 4 + WRAPPED;

/** Values that one data key seals: making and wrapping a key costs as much as sealing a message. */
const VALUES_PER_KEY = 1_000;

/** Data keys that are remembered: unwrapping costs more than everything else about a short value. Nothing that people typed is. */
const DATA_KEYS_KNOWN = 2_000;

/** Kinds of hashes of who writes, of which one message needs seven: those of so many newest writers are remembered, by the last part. */
const WHO = ['account', 'talk', 'identity'];
const PEOPLE_KNOWN = 2_500;

/** The data key that seals now, its envelope's beginning, and how many values it may still seal. */
type SealingKey = { left: number; readonly key: Buffer; readonly wrapped: Buffer };

/** A vault over the keys, the first of which seals. */
export function openVault(keys: Keys): Vault {
  const named = keys.dataKeys.map((key) => ({ name: keyName(key), key }));
  const [first] = named;
  if (!first) throw new StorageFault('DATA_KEYS must hold a key.');
  const header = Buffer.concat([Buffer.of(VERSION), first.name]);

  const unwrapped = new Newest<Buffer>(DATA_KEYS_KNOWN);
  const people = new Map(WHO.map((kind) => [kind, new Newest<Hashed>(PEOPLE_KNOWN)]));
  let sealing: SealingKey = { left: 0, key: Buffer.alloc(0), wrapped: Buffer.alloc(0) };

  const sealingKey = (): SealingKey => {
    if (sealing.left === 0) {
      const key = random(KEY);
      sealing = { left: VALUES_PER_KEY, key, wrapped: encrypt(header, first.key, key, header) };
    }
    sealing.left -= 1;
    return sealing;
  };
  const unwrap = (sealed: Buffer): Buffer => {
    const envelope = sealed.toString('latin1', 0, CONTENT);
    const known = unwrapped.get(envelope);
    if (known) return known;
    const key = unwrapAnew(sealed);
    unwrapped.put(envelope, key);
    return key;
  };
  const unwrapAnew = (sealed: Buffer): Buffer => {
    const name = sealed.subarray(1, 5);
    const master = named.find((each) => each.name.equals(name));
    if (sealed[0] !== VERSION || !master)
      throw new StorageFault('A stored value was sealed with a key that DATA_KEYS no longer holds.');
    return decrypt(master.key, sealed.subarray(5, CONTENT), sealed.subarray(0, 5));
  };

  const sealBytes = (bytes: Buffer, place: string): Buffer => {
    const { key, wrapped } = sealingKey();
    return encrypt(wrapped, key, bytes, Buffer.from(place));
  };
  const openBytes = (sealed: Buffer, place: string): Buffer =>
    decrypt(unwrap(sealed), sealed.subarray(CONTENT), Buffer.from(place));

  return {
    sealBytes,
    openBytes,
    seal: (text, place) => sealBytes(Buffer.from(text, 'utf8'), place),
    open: (sealed, place) => openBytes(sealed, place).toString('utf8'),
    rewrap(sealed) {
      if (sealed.subarray(0, 5).equals(header)) return null;
      return Buffer.concat([encrypt(header, first.key, unwrap(sealed), header), sealed.subarray(CONTENT)]);
    },
    index(kind, ...parts) {
      const who = parts.at(-1) ?? '';
      const known = people.get(kind)?.get(who);
      if (known && isSame(known.parts, parts)) return known.hash;
      const text = JSON.stringify([kind, ...parts]);
      const hash = createHmac('sha256', keys.indexKey).update(text).digest();
      people.get(kind)?.put(who, { parts, hash });
      return hash;
    },
  };
}

/** What a hash was made of, and the hash. */
type Hashed = { readonly parts: readonly string[]; readonly hash: Buffer };

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((part, at) => part === others[at]);
}

/** Behind `before`. What GCM makes comes with each update: its end adds nothing but the tag. */
function encrypt(before: Buffer, key: Buffer, bytes: Buffer, bound: Buffer): Buffer {
  const iv = random(IV);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(bound);
  const made = cipher.update(bytes);
  cipher.final();
  return Buffer.concat([before, iv, made, cipher.getAuthTag()]);
}

function decrypt(key: Buffer, bytes: Buffer, bound: Buffer): Buffer {
  const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV), { authTagLength: TAG }).setAAD(bound);
  cipher.setAuthTag(bytes.subarray(bytes.length - TAG));
  const opened = cipher.update(bytes.subarray(IV, bytes.length - TAG));
  cipher.final(); // throws unless the tag is right
  return opened;
}

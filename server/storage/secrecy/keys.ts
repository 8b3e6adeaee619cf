import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StorageFault } from '../storage-fault.ts';

/** Keys as settings give them: each 32 bytes in base64, base64url or hex. The first data key encrypts, all of them decrypt. */
export type KeyTexts = { readonly dataKeys: readonly string[]; readonly indexKey: string };

/** Keys ready for use. */
export type Keys = { readonly dataKeys: readonly Buffer[]; readonly indexKey: Buffer };

const KEY_BYTES = 32;
const MOST_DATA_KEYS = 2;

/**
 * What is wrong with the keys, one sentence each, naming the setting; empty when they may be used in production.
 * Refused: a missing, short or unreadable key, one with hardly any different bytes (`AAAA…`, `0123…0123`), the same key twice.
 */
export function keyFaults(keys: {
  readonly dataKeys?: string | undefined;
  readonly indexKey?: string | undefined;
}): string[] {
  const dataKeys = splitKeys(keys.dataKeys);
  const faults = dataKeys.flatMap((text) => faultOf('DATA_KEYS', text));
  if (dataKeys.length === 0) faults.push(`DATA_KEYS must hold a key: ${HOW}.`);
  if (dataKeys.length > MOST_DATA_KEYS) faults.push('DATA_KEYS holds at most two keys, the new one first: new,old.');
  faults.push(...faultOf('INDEX_KEY', keys.indexKey ?? ''));
  const all = [...dataKeys, keys.indexKey ?? ''].map((text) => decode(text)?.toString('hex'));
  if (new Set(all).size < all.length) faults.push('DATA_KEYS and INDEX_KEY must all be different keys.');
  return faults;
}

/** The keys of `DATA_KEYS`, separated by commas. */
export function splitKeys(text: string | undefined): string[] {
  return (text ?? '').split(',').flatMap((each) => each.trim() || []);
}

/** Reads keys; throws a StorageFault where one is no key. */
export function readKeys(texts: KeyTexts): Keys {
  const [indexKey, ...dataKeys] = [texts.indexKey, ...texts.dataKeys].map((text) => {
    const key = decode(text);
    if (key) return key;
    throw new StorageFault(`A key of DATA_KEYS or INDEX_KEY is not 32 bytes: ${HOW}.`);
  });
  if (!indexKey || dataKeys.length === 0) throw new StorageFault(`DATA_KEYS must hold a key: ${HOW}.`);
  return { indexKey, dataKeys };
}

/** The keys of a demo: made once in `dataDir`/keys.json (mode 0600), by whichever process comes first, and read ever after. */
export async function demoKeys(dataDir: string): Promise<KeyTexts> {
  const file = join(dataDir, 'keys.json');
  if (!existsSync(file)) await makeDemoKeys(dataDir, file);
  return JSON.parse(await readFile(file, 'utf8')) as KeyTexts;
}

async function makeDemoKeys(dataDir: string, file: string): Promise<void> {
  const fresh: KeyTexts = { dataKeys: [newKey()], indexKey: newKey() };
  const aside = `${file}.${randomUUID()}`;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(aside, JSON.stringify(fresh, null, 2), { mode: 0o600, flush: true });
  await link(aside, file).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EEXIST') throw fault; // another process was first: its keys hold
  });
  await unlink(aside);
}

/** A new random key as a setting writes it. */
export function newKey(): string {
  return randomBytes(KEY_BYTES).toString('base64');
}

/** A name of a key that tells nothing of it: 4 bytes. */
export function keyName(key: Buffer): Buffer {
  return createHash('sha256').update('key name').update(key).digest().subarray(0, 4);
}

const HOW = 'make one with "openssl rand -base64 32"';
const LEAST_DIFFERENT_BYTES = 12; // 32 random bytes have about 30; fewer than 12 does not happen by luck

function faultOf(setting: string, text: string): string[] {
  const key = decode(text);
  if (!key) return [`${setting} must be 32 random bytes in base64: ${HOW}.`];
  const weak = new Set(key).size < LEAST_DIFFERENT_BYTES || /^[\x20-\x7e]*$/.test(key.toString('latin1'));
  return weak ? [`${setting} is a default or guessable key: ${HOW}.`] : [];
}

function decode(text: string): Buffer | null {
  const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  const wellFormed = /^[\w+/-]+={0,2}$/.test(text);
  return wellFormed && key.length === KEY_BYTES ? key : null;
}

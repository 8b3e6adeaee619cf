import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageXml, pushRequest } from '../../bots/sandbox/wechat-push.ts';
import { createSeal } from '../../bots/sandbox/wechat-seal.ts';
import { createEnvelope } from '../../bots/wechat/envelope.ts';
import { createGate } from '../../bots/wechat/gate.ts';
import { ACCOUNT } from '../rigs/weixin.ts';

const envelope = createEnvelope(ACCOUNT);
const seal = createSeal(ACCOUNT);
const gate = createGate({ ...ACCOUNT, apiUrl: '', allowPlaintext: false }, Date.now);
const text = fc.string({ unit: 'grapheme', maxLength: 300 });

describe('the AES envelope', () => {
  it('opens what the platform sealed, and the platform opens ours', () => {
    fc.assert(
      fc.property(text, (message) => {
        expect(envelope.open(seal.close(message))).toBe(message);
        expect(seal.open(envelope.seal(message))).toBe(message);
        expect(envelope.signature('1', '2', message)).toBe(seal.sign('1', '2', message));
      }),
      { numRuns: 400 },
    );
  });

  it('opens no ciphertext that was changed, cut, lengthened or reordered, and never throws (10,000 of them)', () => {
    const message = messageXml({ FromUserName: 'o-1', ToUserName: 'gh_1', CreateTime: 1, MsgType: 'text' }, '1');
    const base = Buffer.from(seal.close(message), 'base64');
    const mutation = fc.oneof(
      fc.tuple(fc.nat(base.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, mask]) => flipped(base, at, mask)),
      fc.nat(base.length - 1).map((length) => base.subarray(0, length)),
      fc.uint8Array({ minLength: 1, maxLength: 64 }).map((more) => Buffer.concat([base, more])),
      fc.nat(base.length / 16 - 2).map((block) => swapped(base, block)),
      fc.uint8Array({ maxLength: 256 }).map((bytes) => Buffer.from(bytes)),
    );
    let opened = 0;
    fc.assert(
      fc.property(mutation, (bytes) => {
        const sealed = bytes.toString('base64');
        // A change in the first block only alters the random bytes; such a text is still no forgery without the signature.
        if (envelope.open(sealed) === message) opened += 1;
        const { query, body } = pushRequest(seal, 'gh_1', 'o-1', message, { tamper: () => sealed });
        expect(gate.admit(Object.fromEntries(query), body)).toBeNull();
      }),
      { numRuns: 10_000, interruptAfterTimeLimit: 20_000 },
    );
    expect(opened).toBeLessThan(2000);
  });

  it('takes no changed ciphertext even when the signature fits it, unless the message inside is whole', () => {
    const message = messageXml({ FromUserName: 'o-1', ToUserName: 'gh_1', CreateTime: 1, MsgType: 'text' }, '1');
    const base = Buffer.from(seal.close(message), 'base64');
    const tail = fc.tuple(
      fc.integer({ min: base.length - 32, max: base.length - 1 }),
      fc.integer({ min: 1, max: 255 }),
    );
    fc.assert(
      fc.property(tail, ([at, mask]) => {
        expect(envelope.open(flipped(base, at, mask).toString('base64'))).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });
});

function flipped(bytes: Buffer, at: number, mask: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ mask;
  return changed;
}

function swapped(bytes: Buffer, block: number): Buffer {
  const changed = Buffer.from(bytes);
  bytes.copy(changed, block * 16, (block + 1) * 16, (block + 2) * 16);
  bytes.copy(changed, (block + 1) * 16, block * 16, (block + 1) * 16);
  return changed;
}

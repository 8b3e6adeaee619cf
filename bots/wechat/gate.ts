import type { Instant } from '../../server/core/time.ts';
import { createEnvelope, type Envelope } from './envelope.ts';
import type { Fields } from './flat-xml.ts';
import { createReplayGuard, type ReplayGuard } from './replay-guard.ts';
import type { Account } from './settings.ts';
import { sameSignature, signatureOf } from './signature.ts';
import { readXml, writeXml } from './xml.ts';

/** The query of a request; a parameter given twice counts as not given. */
type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A message known to come from the platform, and how to answer it. */
export type Admitted = {
  readonly fields: Fields;
  /** The reply as it goes out, sealed when the message was. */
  readonly wrap: (replyXml: string) => string;
  /** To be called once the request is answered: a repetition is refused from then on. */
  readonly spend: () => void;
};

/** Decides whether a request comes from the platform. Every refusal is the same null: nobody outside learns which check failed. */
export type Gate = {
  /** The console's check of the address (GET): what to echo. */
  greet(query: Query): string | null;
  /** A pushed message (POST), its body already capped. */
  admit(query: Query, body: string): Admitted | null;
};

/** `now` is the machine's own clock: the platform signs with real time even when the product's clock is moved. */
export function createGate(account: Account, now: () => Instant): Gate {
  const guard = createReplayGuard(now);
  const envelope = createEnvelope(account);
  return {
    greet: (query) => greeted(query, account.token, guard),
    admit: (query, body) =>
      one(query, 'encrypt_type') === 'aes'
        ? admitSealed(query, body, envelope, guard)
        : admitPlain(query, body, account, guard),
  };
}

function one(query: Query, name: string): string {
  const value = query[name];
  return typeof value === 'string' ? value : '';
}

function greeted(query: Query, token: string, guard: ReplayGuard): string | null {
  const [timestamp, nonce, echo] = [one(query, 'timestamp'), one(query, 'nonce'), one(query, 'echostr')];
  if (!sameSignature(one(query, 'signature'), signatureOf(token, timestamp, nonce))) return null;
  return guard.timely(timestamp) && /^[\w+/=-]{1,256}$/.test(echo) ? echo : null;
}

function admitSealed(query: Query, body: string, envelope: Envelope, guard: ReplayGuard): Admitted | null {
  const [timestamp, nonce, signature] = [one(query, 'timestamp'), one(query, 'nonce'), one(query, 'msg_signature')];
  const sealed = readXml(body)?.Encrypt;
  if (sealed === undefined) return null;
  if (!sameSignature(signature, envelope.signature(timestamp, nonce, sealed))) return null;
  if (!guard.timely(timestamp) || guard.spent(signature)) return null;
  const fields = readXml(envelope.open(sealed) ?? '');
  if (fields === null) return null;
  return {
    fields,
    wrap: (reply) => sealedReply(reply, timestamp, nonce, envelope),
    spend: () => guard.spend(signature),
  };
}

function sealedReply(reply: string, timestamp: string, nonce: string, envelope: Envelope): string {
  const sealed = envelope.seal(reply);
  return writeXml({
    Encrypt: sealed,
    MsgSignature: envelope.signature(timestamp, nonce, sealed),
    TimeStamp: Number(timestamp),
    Nonce: nonce,
  });
}

/** Plaintext mode signs timestamp and nonce but not the body, so it is refused outside of development. */
function admitPlain(query: Query, body: string, account: Account, guard: ReplayGuard): Admitted | null {
  if (!account.allowPlaintext) return null;
  const [timestamp, nonce, signature] = [one(query, 'timestamp'), one(query, 'nonce'), one(query, 'signature')];
  if (!sameSignature(signature, signatureOf(account.token, timestamp, nonce))) return null;
  if (!guard.timely(timestamp) || guard.spent(signature)) return null;
  const fields = readXml(body);
  return fields && { fields, wrap: (reply) => reply, spend: () => guard.spend(signature) };
}

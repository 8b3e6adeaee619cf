import type { Seal } from './wechat-seal.ts';

export type PushFields = Readonly<Record<string, string | number>>;

/** How one push is sent, and how it is spoilt. */
export type PushOptions = {
  readonly mode?: 'aes' | 'plain';
  /** 'none': no signature at all. 'wrong': made with another token. */
  readonly signature?: 'good' | 'wrong' | 'none';
  /** Seconds added to the timestamp. */
  readonly shift?: number;
  /** Changes the ciphertext before it is signed (the signature is then good). */
  readonly reseal?: (sealed: string) => string;
  /** Changes the ciphertext after it was signed. */
  readonly tamper?: (sealed: string) => string;
  /** Put before the envelope: a document type, padding to a size. */
  readonly prologue?: string;
};

export type Request = { readonly query: URLSearchParams; readonly body: string };

/** The message itself, as it is sealed. MsgId is a bare 64-bit number. */
export function messageXml(fields: PushFields, msgId: string | null): string {
  const inside = Object.entries(fields).map(
    ([name, value]) =>
      `<${name}>${typeof value === 'number' ? value : `<![CDATA[${value.replaceAll(']]>', '')}]]>`}</${name}>`,
  );
  return `<xml>${inside.join('')}${msgId === null ? '' : `<MsgId>${msgId}</MsgId>`}</xml>`;
}

/** One signed request. Every attempt is signed anew; the message stays. */
export function pushRequest(seal: Seal, account: string, openid: string, xml: string, options: PushOptions): Request {
  const timestamp = String(Math.floor(Date.now() / 1000) + (options.shift ?? 0));
  const nonce = String(Math.floor(Math.random() * 1e9));
  const query = new URLSearchParams({ timestamp, nonce, openid });
  const sign = (...parts: string[]): string => spoilt(seal.sign(timestamp, nonce, ...parts), options.signature);
  if (options.signature !== 'none') query.set('signature', sign());
  if (options.mode === 'plain') return { query, body: `${options.prologue ?? ''}${xml}` };
  const sealed = (options.reseal ?? same)(seal.close(xml));
  query.set('encrypt_type', 'aes');
  if (options.signature !== 'none') query.set('msg_signature', sign(sealed));
  const sent = (options.tamper ?? same)(sealed);
  const envelope = `<ToUserName><![CDATA[${account}]]></ToUserName><Encrypt><![CDATA[${sent}]]></Encrypt>`;
  return { query, body: `${options.prologue ?? ''}<xml>${envelope}</xml>` };
}

function spoilt(signature: string, how: PushOptions['signature']): string {
  return how === 'wrong' ? [...signature].reverse().join('') : signature;
}

function same(text: string): string {
  return text;
}

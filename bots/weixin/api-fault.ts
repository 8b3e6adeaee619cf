/** What went wrong, by what can be done about it. */
export type ApiFaultKind =
  /** The token is no longer valid: get a new one, once. */
  | 'token'
  /** More than 48 hours since the citizen's last act, or he left (45015). */
  | 'window-closed'
  /** The messages allowed after his last act are used up (45047). */
  | 'quota-used'
  /** He has not agreed to be sent this kind of message, or agrees no more (43101). */
  | 'not-agreed'
  /** No such follower. */
  | 'unknown-person'
  /** The account may not send customer messages at all: not verified, or switched off. */
  | 'not-permitted'
  /** App id or secret is wrong, or this machine's address is not on the account's list. */
  | 'credentials'
  /** Too fast, or the day's calls are used up: later. */
  | 'limit'
  /** The platform is busy, cannot be reached, or did not answer in time. */
  | 'unreachable'
  /** The platform refused what we sent: sending it again changes nothing. */
  | 'refused';

/** Source: 全局返回码. Codes that are not here are refusals. */
const KINDS: readonly (readonly [ApiFaultKind, readonly number[]])[] = [
  ['token', [40001, 40014, 42001, 41001]],
  ['window-closed', [45015]],
  ['quota-used', [45047]],
  ['not-agreed', [43101]],
  ['unknown-person', [40003, 43004]],
  ['not-permitted', [48001, 48002, 48004, 50002]],
  ['credentials', [40013, 40125, 40164, 40243, 41002, 41004, 61024, 89503]],
  ['limit', [45009, 45011]],
  ['unreachable', [-1]],
];

/** A failed call. Its message names call and code, never a token, an openid or a text. */
export class ApiFault extends Error {
  override readonly name = 'ApiFault';
  readonly kind: ApiFaultKind;
  /** The platform's errcode; null when it did not answer. */
  readonly code: number | null;
  constructor(call: string, code: number | null, kind: ApiFaultKind = kindOf(code)) {
    super(`${call}: ${kind}${code === null ? '' : ` (errcode ${code})`}`);
    this.kind = kind;
    this.code = code;
  }
}

function kindOf(code: number | null): ApiFaultKind {
  if (code === null) return 'unreachable';
  return KINDS.find(([, codes]) => codes.includes(code))?.[0] ?? 'refused';
}

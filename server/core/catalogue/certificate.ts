import type { PartialDay } from '../time.ts';
import type { Basis } from './requirement.ts';

/** Whether and where the loss of a certificate is announced (data/certificates.json, noticeCode). */
export type NoticeRule =
  | 'none'
  | 'local'
  | 'statute-newspaper'
  | 'newspaper-or-official-site'
  | 'official-site'
  | 'issuer-publishes'
  | 'unspecified-media'
  | 'abolished'
  | 'court'
  | 'private'
  | 'ask-issuer';

/** A kind of certificate that people lose. */
export type CertificateKind = {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly noticeRule: NoticeRule;
  /** The rule in words, as the source gives it. */
  readonly noticeWords: string;
  readonly channels: readonly string[];
  readonly period: string | null;
  readonly objection: string | null;
  readonly reissuer: string;
  readonly procedure: string;
  /** Usual wording of the notice, `{…}` to be filled in; empty when none is usual. */
  readonly wording: string;
  /** Where the rule holds, as the source says it: `CN`, 浙江省湖州市, 浙江、上海等. */
  readonly jurisdiction: string;
  readonly basis: Basis;
  readonly since: PartialDay | null;
  readonly sources: readonly string[];
  readonly seen: boolean;
  readonly recalled: readonly string[];
  /** A popular error that the answer corrects before anything else. */
  readonly myth: string | null;
  readonly note: string | null;
};

import type { CertificateKind } from '../core/catalogue/certificate.ts';
import { partialDay } from '../core/time.ts';
import type { CertificateRow } from './shapes/certificate-row.ts';

/** An entry of data/certificates.json in the core's words. */
export function certificateOf(row: CertificateRow): CertificateKind {
  return {
    id: row.id,
    name: row.kind,
    aliases: row.aliases,
    noticeRule: row.noticeCode,
    noticeWords: row.noticeRequired,
    channels: row.channel,
    period: row.noticePeriod,
    objection: row.objection,
    reissuer: row.reissuer,
    procedure: row.procedure,
    wording: row.wording,
    jurisdiction: row.jurisdiction,
    basis: { ...row.basis, fictional: false },
    since: row.since === null ? null : partialDay(row.since),
    sources: row.sourceUrl,
    seen: row.confidence === 'seen',
    recalled: row.recalledFields ?? [],
    myth: row.mythToCorrect ?? null,
    note: row.note ?? null,
  };
}

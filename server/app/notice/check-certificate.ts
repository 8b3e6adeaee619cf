import { readCertificateNumber } from '../../core/notice/certificate-number.ts';
import { kindNamed } from '../../core/notice/notice-kind.ts';
import { done, type Result, refused } from '../../core/result.ts';
import type { Day } from '../../core/time.ts';
import type { Means } from '../means.ts';

export type CheckedCertificate = {
  readonly title: string;
  readonly since: Day | null;
  readonly reissuedOn: Day | null;
};

/** Whether a certificate is announced as lost, since when, and since when a new one stands for it: nothing else is told, and nothing is kept of the question. */
export async function checkCertificate(
  { store, catalogue: { home } }: Means,
  asked: { readonly kind: string; readonly certificate: string },
): Promise<Result<CheckedCertificate>> {
  const kind = kindNamed(home.noticeBoard, asked.kind);
  if (kind === null) return refused('notice-kind-unknown', '公示板没有这种证。', '从列表里选一种。');
  const number = readCertificateNumber(asked.certificate, kind.number);
  if (number === null)
    return refused('certificate-number-missing', '要写完整的证号。', `照着证件写:${kind.number.hint}。`);
  if (!number.ok) return number;
  const found = await store.transaction(({ notices }) => notices.announced(kind.id, number.value));
  return done({ title: kind.name, since: found?.since ?? null, reissuedOn: found?.reissuedOn ?? null });
}

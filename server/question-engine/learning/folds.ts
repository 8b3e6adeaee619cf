import type { Labelled } from './labelled.ts';
import type { Twins } from './twins.ts';

/** FNV-1a, 32 bits: the same on every machine. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value ^= text.charCodeAt(at);
    value = Math.imul(value, 0x01000193) >>> 0;
  }
  return value;
}

/** What must not be torn apart: the family asked about, else the certificate, else the question itself. */
function groupOf({ id, expected }: Labelled, twins: Twins): string {
  const entry = expected.proofId ?? expected.acceptable[0];
  if (entry !== undefined && entry !== null) return `family ${twins.familyOf(entry)}`;
  const certificate = expected.certificateKind ?? expected.acceptableCertificates[0];
  return certificate ? `certificate ${certificate}` : `question ${id}`;
}

/** The fold of a question: all questions about one family are in one fold, so no fold is tested on a proof it was trained on. */
export function foldOf(labelled: Labelled, twins: Twins, folds: number, salt: string): number {
  return hash(`${salt} ${groupOf(labelled, twins)}`) % folds;
}

import { shownSigner } from '../people/verified-identity.ts';
import type { Instant } from '../time.ts';
import type { Commitment } from './commitment.ts';
import type { CommitmentReceipt } from './commitment-receipt.ts';
import type { TextSection } from './commitment-text.ts';
import { exemptionInWords } from './exemption.ts';
import type { Signature } from './signature.ts';

/** What is printed of a signed commitment, for who holds it. */
export type CommitmentDocument = {
  readonly number: string;
  readonly title: string;
  readonly version: string;
  /** As they were shown when it was signed; the signer's own lines among them. */
  readonly sections: readonly TextSection[];
  readonly signedAt: Instant;
  /** How he proved who he is. */
  readonly identityLabel: string;
  readonly signature: Signature;
  /** 张**, or a company by its name, for where others read. */
  readonly maskedName: string;
  readonly digest: string;
  readonly seal: string;
  readonly check: CommitmentReceipt['check'];
  /** Why nobody checks it; null when somebody does. */
  readonly exempt: string | null;
};

/** The facts of the document; null for one that is not signed. */
export function documentOf(commitment: Commitment, receipt: CommitmentReceipt): CommitmentDocument | null {
  const { text, identity, signature, reached, exemption } = commitment;
  const signedAt = reached.signed;
  if (text === null || identity === null || signature === null || signedAt === undefined) return null;
  const { number, digest, seal, check } = receipt;
  return {
    ...{ number, title: text.title, version: text.version, sections: text.sections, signedAt },
    ...{ identityLabel: identity.label, signature, maskedName: shownSigner(identity) },
    ...{ digest, seal, check, exempt: exemption === undefined ? null : exemptionInWords(exemption) },
  };
}

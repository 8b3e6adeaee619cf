import type { Commitment } from './commitment.ts';
import type { CommitmentText } from './commitment-text.ts';

const FORMAT = 'zhengpaopao-commitment-1';

/**
 * The canonical bytes of a commitment (UTF-8): JSON without spaces, fields in one order. They hold the text as it was shown, who signed it,
 * how that was proved, for which company if for one, the signature and the time: what was shown is what is hashed. Throws for one that is not signed.
 */
export function signedText(county: string, commitment: Commitment): string {
  const { number, proof, matter, text, identity, signature, check, reached } = commitment;
  if (number === null || text === null || identity === null || signature === null || check === null)
    throw new Error('A commitment that was not signed has no bytes to hash.');
  const { represents } = identity;
  return JSON.stringify({
    format: FORMAT,
    county,
    number,
    proof,
    matter,
    title: text.title,
    version: text.version,
    sections: text.sections.map(({ heading, lines }) => ({ heading, lines })),
    identity: {
      name: identity.name,
      idNumber: identity.idNumber,
      method: identity.method,
      label: identity.label,
      at: identity.at,
      ...(represents === undefined ? {} : { represents: { title: represents.title, code: represents.code } }),
    },
    signature:
      signature.kind === 'drawn'
        ? { kind: signature.kind, path: signature.path }
        : { kind: signature.kind, name: signature.name },
    check: { how: check.how, due: check.due },
    signedAt: reached.signed,
  });
}

/** The bytes of what is shown before it is signed; their digest travels with the form. */
export function shownText({ title, version, sections }: CommitmentText): string {
  return JSON.stringify([title, version, sections.map(({ heading, lines }) => [heading, lines])]);
}

import type { Catalogue } from '../../server/core/catalogue/catalogue.ts';
import type { Requirement } from '../../server/core/catalogue/requirement.ts';
import { NATION } from '../../server/core/place.ts';

const ALIASES = 3;

/** Everything that varies in a requirement, as the catalogue has it: proofs, matters, places. */
type Parts = {
  readonly proofs: readonly Requirement[];
  readonly matters: readonly string[];
  readonly places: readonly string[];
};

function partsOf(catalogue: Catalogue): Parts {
  const own = catalogue.home.matters.flatMap((matter) => [matter.name, ...matter.aliases]);
  const asked = catalogue.requirements.flatMap((row) => row.matters);
  return {
    proofs: catalogue.requirements.filter((row) => row.sameAs === null),
    matters: [...new Set([...own, ...asked])],
    places: [...catalogue.places.keys()].filter((id) => id !== NATION),
  };
}

/** The `at`-th crossing of a proof, a matter and a place. Neighbours differ in all three. */
function crossed({ proofs, matters, places }: Parts, at: number): Requirement | null {
  const proof = proofs[at % proofs.length];
  const matter = matters[(at * 7 + Math.floor(at / proofs.length)) % matters.length];
  const place = places[(at * 11 + Math.floor(at / matters.length)) % places.length];
  if (!proof || !matter || !place) return null;
  const name = at % 2 === 0 ? `${matter}${proof.name}` : `${proof.name}(${matter})`;
  return {
    ...proof,
    id: `crossed-${at}`,
    name,
    aliases: proof.aliases.slice(0, ALIASES),
    matters: [matter],
    place,
    sameAs: null,
  };
}

/** A list of so many requirements: the shipped ones first, then real proofs for real matters in real places. */
export function listOf(size: number, catalogue: Catalogue): Requirement[] {
  const parts = partsOf(catalogue);
  const rows = catalogue.requirements.slice(0, size);
  for (let at = 0; rows.length < size; at += 1) {
    const row = crossed(parts, at);
    if (row === null) break;
    rows.push(row);
  }
  return rows;
}

import type { IssuedDocument } from '../../ports/document.ts';
import type { Records } from '../../ports/store.ts';
import { placeOf, type Reach } from './reach.ts';

/**
 * The row is found by a keyed hash of the digests, and what it says is sealed together with them: who edits rows can neither add a
 * paper nor make one stand for another.
 */
export function documentsOf(reach: Pick<Reach, 'tx' | 'county' | 'vault'>): Records['documents'] {
  const { tx, county, vault } = reach;
  const place = placeOf(reach, 'documents.content');
  const keyOf = ({ sm3, sha256 }: IssuedDocument['digests']): Buffer => vault.index('document', county, sm3, sha256);

  return {
    async keep(document) {
      await tx
        .insertInto('documents')
        .values({
          county,
          document_key: keyOf(document.digests),
          sealed_content: vault.seal(JSON.stringify(document), place),
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async find(digests) {
      const row = await tx
        .selectFrom('documents')
        .select('sealed_content')
        .where((each) => each.and({ county, document_key: keyOf(digests) }))
        .executeTakeFirst();
      if (!row) return null;
      const document = JSON.parse(vault.open(row.sealed_content, place)) as IssuedDocument;
      const own = document.digests.sm3 === digests.sm3 && document.digests.sha256 === digests.sha256;
      return own ? document : null;
    },
  };
}

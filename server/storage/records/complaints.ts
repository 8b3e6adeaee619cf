import type { Complaint } from '../../core/complaint/complaint.ts';
import type { Complaints } from '../../ports/complaints.ts';
import { accountKey, placeOf, type Reach } from './reach.ts';

/** What complaints of an earlier version did not have. */
const UNSAID = { photos: [] };

export function complaintsOf(reach: Reach): Complaints {
  const { tx, county, vault } = reach;
  const place = placeOf(reach, 'complaints.content');
  const sealed = (complaint: Complaint) => vault.seal(JSON.stringify(complaint), place);
  const opened = ({ sealed_content }: { readonly sealed_content: Buffer }): Complaint => ({
    ...UNSAID,
    ...(JSON.parse(vault.open(sealed_content, place)) as Complaint),
  });
  const rows = () => tx.selectFrom('complaints').select('sealed_content').where('county', '=', county);
  const one = (number: string) => rows().where('number', '=', number);
  return {
    async add(complaint) {
      const { number, kind, talk, encounter } = complaint;
      await tx
        .insertInto('complaints')
        .values({
          ...{ county, number, kind },
          person_key: accountKey(reach, talk.channel, talk.person),
          received_at: new Date(encounter.at),
          sealed_content: sealed(complaint),
        })
        .execute();
    },
    async find(number) {
      const row = await one(number).executeTakeFirst();
      return row ? opened(row) : null;
    },
    async lock(number) {
      const row = await one(number).forUpdate().executeTakeFirst();
      return row ? opened(row) : null;
    },
    async save(complaint) {
      await tx
        .updateTable('complaints')
        .set({ sealed_content: sealed(complaint) })
        .where((row) => row.and({ county, number: complaint.number }))
        .execute();
    },
    async lately(limit) {
      const found = await rows().orderBy('received_at', 'desc').limit(limit).execute();
      return found.map(opened);
    },
    async ofAccount({ channel, person }, limit) {
      const found = await rows()
        .where('person_key', '=', accountKey(reach, channel, person))
        .orderBy('received_at', 'desc')
        .limit(limit)
        .execute();
      return found.map(opened);
    },
  };
}

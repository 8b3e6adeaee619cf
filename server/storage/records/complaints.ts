import type { Complaint } from '../../core/complaint/complaint.ts';
import type { Complaints } from '../../ports/complaints.ts';
import { accountKey, placeOf, type Reach } from './reach.ts';

export function complaintsOf(reach: Reach): Complaints {
  const { tx, county, vault } = reach;
  const place = placeOf(reach, 'complaints.content');
  return {
    async add(complaint) {
      const { number, kind, talk, encounter } = complaint;
      await tx
        .insertInto('complaints')
        .values({
          ...{ county, number, kind },
          person_key: accountKey(reach, talk.channel, talk.person),
          received_at: new Date(encounter.at),
          sealed_content: vault.seal(JSON.stringify(complaint), place),
        })
        .execute();
    },
    async ofAccount({ channel, person }, limit) {
      const rows = await tx
        .selectFrom('complaints')
        .select('sealed_content')
        .where((row) => row.and({ county, person_key: accountKey(reach, channel, person) }))
        .orderBy('received_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ sealed_content }) => JSON.parse(vault.open(sealed_content, place)) as Complaint);
    },
  };
}

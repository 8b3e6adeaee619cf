import { v7 as newId } from 'uuid';
import type { Identity, Records } from '../../ports/store.ts';
import { forMany } from '../database/for-many.ts';
import { run, runLater, settle } from '../database/line.ts';
import { erase, newErasure } from './erasure.ts';
import { accountKey, placeOf, type Reach } from './reach.ts';

/** When somebody was last seen is known to the month: most messages need no write for it. */
const SEEN_TO = 30 * 86_400_000;

const FIND = forMany(`select person, last_seen from identities where county = $1 and identity_key = $2`, {
  text: `select identity_key, person, last_seen from identities where county = $1 and identity_key = any ($2::bytea[])`,
  ...{ of: [1], column: 'identity_key' },
});
const ADD_IDENTITY = `insert into identities (county, identity_key, person_key, person, channel, app_id, sealed_external_id, last_seen)
  values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning person`;
const ADD_PERSON = `insert into people (county, id, first_seen) values ($1, $2, $3)`;

export function peopleOf(reach: Reach, trail: Records['trail']): Records['people'] {
  const { tx, county, vault, peopleSeen } = reach;
  const keyOf = ({ channel, appId, externalId }: Identity): Buffer =>
    vault.index('identity', county, channel, appId, externalId);
  return {
    recall: (identity) => peopleSeen.find(keyOf(identity)),

    async identify(identity, at) {
      const { channel, appId, externalId } = identity;
      const key = { county, identity_key: keyOf(identity) };
      const find = async () => {
        const [row] = await run<{ person: string; last_seen: Date }>(tx, FIND, [county, key.identity_key]);
        return row;
      };
      const known = await find();
      if (known) {
        if (at - known.last_seen.getTime() > SEEN_TO) await seen(key, at);
        peopleSeen.note(key.identity_key, known.person);
        return known.person;
      }

      const person = newId();
      const sealed = vault.seal(externalId, placeOf(reach, 'identities.external_id'));
      const owner = accountKey(reach, channel, externalId);
      const values = [county, key.identity_key, owner, person, channel, appId, sealed, new Date(at)];
      const [added] = await run<{ person: string }>(tx, ADD_IDENTITY, values);
      if (!added) return (await find())?.person ?? person;
      runLater(tx, ADD_PERSON, [county, person, new Date(at)]);
      peopleSeen.note(key.identity_key, person);
      return person;
    },

    async forget(account, by, at) {
      const erasure = newErasure(reach, account, at);
      await settle(tx); // entries of this transaction go too
      const gone = await erase(reach, erasure);
      await reach.journal(erasure); // before the commit: an erasure may be repeated, never missed
      await trail.append({
        record: `erasure ${erasure.id}`,
        event: 'forgotten',
        by,
        at,
        facts: { rows: gone },
      });
      return gone;
    },
  };

  async function seen(key: { county: string; identity_key: Buffer }, at: number): Promise<void> {
    await tx
      .updateTable('identities')
      .set({ last_seen: new Date(at) })
      .where((row) => row.and(key))
      .execute();
  }
}

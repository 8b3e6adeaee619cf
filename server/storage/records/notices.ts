import type { LossNotice } from '../../core/notice/notice.ts';
import { IN_FORCE, type NoticeState } from '../../core/notice/state.ts';
import type { Records } from '../../ports/store.ts';
import { boardOf, lockHead } from './board.ts';
import { fingerprintOf, foundCardsOf } from './found-cards.ts';
import { accountKey, placeOf, type Reach } from './reach.ts';

type Sealed = { readonly sealed_content: Buffer };

export function noticesOf(reach: Reach): Records['notices'] {
  const { tx, county, vault } = reach;
  const place = placeOf(reach, 'notices.content');
  const opened = ({ sealed_content }: Sealed): LossNotice =>
    JSON.parse(vault.open(sealed_content, place)) as LossNotice;
  const rows = () => tx.selectFrom('notices').select('sealed_content').where('county', '=', county);
  const one = async (found: Promise<Sealed | undefined>): Promise<LossNotice | null> => {
    const row = await found;
    return row ? opened(row) : null;
  };
  const marked = (notice: LossNotice, at: number) => ({
    state: notice.state,
    public_number: notice.number,
    fingerprint: notice.certificateNumber === null ? null : fingerprintOf(reach, notice.kind, notice.certificateNumber),
    touched_at: new Date(at),
    sealed_content: vault.seal(JSON.stringify(notice), place),
  });

  return {
    async add(notice, at) {
      const { talk } = notice.applicant;
      const person_key = accountKey(reach, talk.channel, talk.person);
      await tx
        .insertInto('notices')
        .values({ county, case_number: notice.case, person_key, ...marked(notice, at) })
        .execute();
    },
    find: (typed) => one(rows().where('case_number', '=', typed).executeTakeFirst()),
    lock: (typed) => one(rows().where('case_number', '=', typed).forUpdate().executeTakeFirst()),
    lockPublished: (number) => one(rows().where('public_number', '=', number).forUpdate().executeTakeFirst()),
    async save(notice, at) {
      await tx
        .updateTable('notices')
        .set(marked(notice, at))
        .where((row) => row.and({ county, case_number: notice.case }))
        .execute();
    },
    async drop(typed) {
      await tx
        .deleteFrom('notices')
        .where((row) => row.and({ county, case_number: typed }))
        .execute();
    },
    async ofApplicant({ channel, person }, states, limit) {
      const found = await rows()
        .where('person_key', '=', accountKey(reach, channel, person))
        .where('state', 'in', states)
        .orderBy('case_number', 'desc')
        .limit(limit)
        .execute();
      return found.map(opened);
    },
    async inState(state, limit) {
      const found = await rows().where('state', '=', state).orderBy('case_number').limit(limit).execute();
      return found.map(opened);
    },
    async ofCertificate(kind, number, states) {
      await lockHead(reach);
      const found = await ofFingerprint(kind, number, states).execute();
      return found.map(opened);
    },
    async announcedSince(kind, number) {
      const row = await tx
        .selectFrom('notices as notice')
        .innerJoin('board_notices as shown', (join) =>
          join.onRef('shown.county', '=', 'notice.county').onRef('shown.number', '=', 'notice.public_number'),
        )
        .select('shown.published_on as since')
        .where('notice.county', '=', county)
        .where('notice.fingerprint', '=', fingerprintOf(reach, kind, number))
        .where('shown.state', 'in', IN_FORCE)
        .orderBy('shown.published_on')
        .limit(1)
        .executeTakeFirst();
      return row?.since ?? null;
    },
    board: boardOf(reach),
    found: foundCardsOf(reach),
  };

  function ofFingerprint(kind: string, number: string, states: readonly NoticeState[]) {
    return rows()
      .where('fingerprint', '=', fingerprintOf(reach, kind, number))
      .where('state', 'in', states)
      .orderBy('case_number');
  }
}

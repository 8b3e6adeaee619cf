import { sql } from 'kysely';
import type { Inquiry, InquiryState } from '../../core/inquiry/inquiry.ts';
import type { InquiryDelay, InquiryMarks } from '../../ports/inquiries.ts';
import type { Records } from '../../ports/store.ts';
import { accountKey, placeOf, type Reach } from './reach.ts';

type Sealed = { readonly sealed_content: Buffer };

/** Nobody is waited for any more. */
const OVER: readonly InquiryState[] = ['answered', 'accepted', 'withdrawn'];

export function inquiriesOf(reach: Reach): Records['inquiries'] {
  const { tx, county, vault } = reach;
  const place = placeOf(reach, 'inquiries.content');
  const opened = ({ sealed_content }: Sealed): Inquiry => JSON.parse(vault.open(sealed_content, place)) as Inquiry;
  const rows = () => tx.selectFrom('inquiries').select('sealed_content').where('county', '=', county);
  const marked = (inquiry: Inquiry, { due }: InquiryMarks) => {
    const [first] = inquiry.answers;
    return {
      ...{ issuer: inquiry.issuer, verifier: inquiry.verifier, state: inquiry.state },
      ...{ due_at: dateOf(due), answered_at: dateOf(first?.at ?? null), answered_by: first?.by ?? null },
      closed_at: dateOf(endOf(inquiry)),
      sealed_content: vault.seal(JSON.stringify(inquiry), place),
    };
  };

  return {
    async add(inquiry, marks) {
      const { number, publicNumber, task, askedAt, subject } = inquiry;
      const person_key = subject.account && accountKey(reach, subject.account.channel, subject.account.person);
      const named = { county, number, public_number: publicNumber, task, person_key, asked_at: new Date(askedAt) };
      await tx
        .insertInto('inquiries')
        .values({ ...named, ...marked(inquiry, marks) })
        .execute();
    },
    async find(number) {
      const row = await rows().where('number', '=', number).executeTakeFirst();
      return row ? opened(row) : null;
    },
    async lock(number) {
      const row = await rows().where('number', '=', number).forUpdate().executeTakeFirst();
      return row ? opened(row) : null;
    },
    async save(inquiry, marks) {
      await tx
        .updateTable('inquiries')
        .set(marked(inquiry, marks))
        .where((row) => row.and({ county, number: inquiry.number }))
        .execute();
    },
    async openOf(task) {
      const found = await rows().where('task', '=', task).where('closed_at', 'is', null).orderBy('number').execute();
      return found.map(opened);
    },
    async waitingFor(verifier, limit) {
      const found = await rows()
        .where('verifier', '=', verifier)
        .where('closed_at', 'is', null)
        .orderBy('number')
        .limit(limit)
        .execute();
      return found.map(opened);
    },
    async load() {
      const found = await sql<{ verifier: string; open: number }>`
        select verifier, count(*)::int as open from inquiries
        where county = ${county} and closed_at is null and state <> 'draft' and verifier is not null group by verifier`.execute(
        tx,
      );
      return new Map(found.rows.map(({ verifier, open }) => [verifier, open]));
    },
    async takeUnasked(now, until) {
      const found = await sql<Sealed>`
        update inquiries set lease_until = ${new Date(until)} where county = ${county} and number = (
          select number from inquiries where county = ${county} and state = 'draft' and closed_at is null
            and coalesce(lease_until, asked_at) <= ${new Date(now)}
          order by number limit 1 for update skip locked)
        returning sealed_content`.execute(tx);
      const [row] = found.rows;
      return row ? opened(row) : null;
    },
    async delays(now) {
      const found = await sql<InquiryDelay>`
        select issuer as department, count(*)::int as open,
          (count(*) filter (where due_at <= ${new Date(now)}))::int as overdue
        from inquiries where county = ${county} and closed_at is null and state <> 'draft'
        group by issuer order by overdue desc, open desc, issuer`.execute(tx);
      return found.rows;
    },
    async answersBetween(from, until, department) {
      const theirs = department === null ? sql`true` : sql`issuer = ${department}`;
      const found = await sql<{ byData: number; byPeople: number }>`
        select (count(*) filter (where answered_by = 'data'))::int as "byData",
          (count(*) filter (where answered_by = 'person'))::int as "byPeople"
        from inquiries where county = ${county} and ${theirs} and answered_at >= ${new Date(from)} and answered_at < ${new Date(until)}`.execute(
        tx,
      );
      return found.rows[0] ?? { byData: 0, byPeople: 0 };
    },
  };
}

/** From when it is kept for its time: the last word on it. */
function endOf({ state, answers, acceptedAt, endedAt }: Inquiry): number | null {
  if (!OVER.includes(state)) return null;
  return acceptedAt ?? answers.at(-1)?.at ?? endedAt;
}

function dateOf(at: number | null): Date | null {
  return at === null ? null : new Date(at);
}

import { type Complaint, readTold, type Told } from '../../core/complaint/complaint.ts';
import { complaintSummary } from '../../core/complaint/complaint-lines.ts';
import { kindOfComplaint } from '../../core/complaint/kind.ts';
import { type Talk, talkOf } from '../../core/conversation/message.ts';
import type { HandOver } from '../../core/hand-over/hand-over.ts';
import { handOverPost } from '../../core/hand-over/post.ts';
import { scrub } from '../../core/privacy/scrub.ts';
import { done, type Result } from '../../core/result.ts';
import { dayOf } from '../../core/time.ts';
import type { Account } from '../../ports/sign-in.ts';
import type { Records } from '../../ports/store.ts';
import type { Knowledge, Means } from '../means.ts';
import { postToCountyGroup } from '../post-to-county-group.ts';
import { departmentNames } from './department-names.ts';

/** What somebody who is signed in sends in. `key`: the same for every try of one deed. */
export type SentComplaint = { readonly account: Account; readonly told: Told; readonly key: string };

/**
 * Takes in what went wrong: a number, and a person who answers. What concerns a window goes to the county's group as a hand-over, by
 * which somebody answers him in his own channel; an odd paper is a nomination for the list keepers. Sent twice it is taken once.
 */
export function takeComplaint(means: Means, { account, told, key }: SentComplaint): Promise<Result<string>> {
  const { home } = means.catalogue;
  const read = readTold(
    told,
    home.departments.map(({ id }) => id),
  );
  if (!read.ok) return Promise.resolve(read);
  const talk = talkOf({ ...account, chat: account.person });
  return means.store.transaction(async (records) => {
    const at = means.clock.now();
    const message = { ...talk, messageId: `complaint ${key}`, at };
    const taken = await records.inbox.take(message);
    if (!taken.fresh && taken.reply !== null) return done(taken.reply);
    const { kind, cause, said, ...encounter } = read.value;
    const number = await records.numbers.nextPublic(kindOfComplaint(kind).prefix, dayOf(at));
    const handOver = kind === 'odd-proof' ? null : await records.numbers.nextTyped();
    const complaint = { number, kind, cause, said, encounter: { ...encounter, at }, talk, handOver, photos: [] };
    await keep(means, records, complaint);
    await records.inbox.settle(message, number);
    return done(number);
  });
}

async function keep(means: Means, records: Records, complaint: Complaint): Promise<void> {
  const { number, kind, cause, encounter, talk, handOver } = complaint;
  const { at, window } = encounter;
  await records.complaints.add(complaint);
  const facts = { kind, cause, window, handOver };
  const entry = { record: `complaint ${number}`, event: 'complaint-received', by: 'citizen', at, facts };
  await records.trail.append(entry, talk);
  if (handOver === null) await nominate(means, records, complaint);
  else await giveToPerson(means, records, openedFor(complaint, handOver, means), talk);
}

function openedFor(complaint: Complaint, number: number, { catalogue }: Pick<Knowledge, 'catalogue'>): HandOver {
  const { talk, encounter } = complaint;
  return {
    ...{
      number,
      reason: 'complaint',
      talk,
      recipient: talk.person,
      slip: null,
      complaint: complaint.number,
      place: catalogue.home.name,
    },
    // Its number stands in a field of its own: in the words of a citizen it would be taken for a long number.
    transcript: [kindOfComplaint(complaint.kind).label, ...complaintSummary(complaint, departmentNames(catalogue))].map(
      (line) => `群众:${line}`,
    ),
    ...{ openedAt: encounter.at, closedAt: null, holder: null, answeredAt: null, closedBy: null },
  };
}

async function giveToPerson(means: Means, records: Records, handOver: HandOver, about: Talk): Promise<void> {
  const { number, reason, openedAt: at } = handOver;
  await records.handOvers.open(handOver);
  const entry = { record: `hand-over ${number}`, event: 'hand-over-opened', by: 'citizen', at, facts: { reason } };
  await records.trail.append(entry, about);
  await postToCountyGroup(means, records, `hand-over ${number}`, handOverPost(handOver, at), at);
}

async function nominate(means: Means, records: Records, complaint: Complaint): Promise<void> {
  const { number, encounter, said, talk } = complaint;
  const { paper, matter, at } = encounter;
  const proof = scrub(paper ?? '');
  await records.nominations.add({ number, proof, matter: matter && scrub(matter), question: scrub(said ?? ''), at });
  const facts = { proof, matter };
  const entry = { record: `nomination ${number}`, event: 'proof-nominated', by: 'citizen', at, facts };
  await records.trail.append(entry, talk);
  const summary = complaintSummary(complaint, departmentNames(means.catalogue)).map(scrub);
  const lines = [`${kindOfComplaint(complaint.kind).label} ${number}`, ...summary, '请专班两个工作日内核实'];
  await postToCountyGroup(means, records, `complaint ${number}`, lines, at);
}

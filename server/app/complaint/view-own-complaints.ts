import type { Complaint } from '../../core/complaint/complaint.ts';
import { aboutOf, answeredBy } from '../../core/complaint/complaint-lines.ts';
import { kindOfComplaint } from '../../core/complaint/kind.ts';
import type { Day, Instant } from '../../core/time.ts';
import type { Account } from '../../ports/sign-in.ts';
import type { Records } from '../../ports/store.ts';
import type { Means } from '../means.ts';
import { departmentNames } from './department-names.ts';

const MOST = 20;

/** One of his own, and whether somebody has answered. */
export type OwnComplaint = {
  readonly number: string;
  readonly label: string;
  readonly about: string;
  readonly at: Instant;
  readonly answeredAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly dueBy: Day | null;
  readonly photos: number;
};

/** What he sent in, newest first. Where it stands follows from the hand-over by which somebody answers. */
export function viewOwnComplaints(means: Means, account: Account): Promise<readonly OwnComplaint[]> {
  return means.store.transaction(async (records) => {
    const own = await records.complaints.ofAccount(account, MOST);
    return Promise.all(own.map((complaint) => viewOf(means, records, complaint)));
  });
}

async function viewOf({ catalogue }: Means, { handOvers }: Records, complaint: Complaint): Promise<OwnComplaint> {
  const { number, kind, encounter, handOver, photos } = complaint;
  const held = handOver === null ? null : await handOvers.find(handOver);
  return {
    ...{ number, label: kindOfComplaint(kind).label, at: encounter.at, dueBy: answeredBy(complaint) },
    ...{ about: aboutOf(complaint, departmentNames(catalogue)), photos: photos.length },
    ...{ answeredAt: held?.answeredAt ?? null, closedAt: held?.closedAt ?? null },
  };
}

import type { StaffMember } from '../../core/catalogue/staff.ts';
import type { Complaint } from '../../core/complaint/complaint.ts';
import { aboutOf, answeredBy, complaintSummary } from '../../core/complaint/complaint-lines.ts';
import { handles } from '../../core/complaint/handler.ts';
import { kindOfComplaint } from '../../core/complaint/kind.ts';
import { scrub } from '../../core/privacy/scrub.ts';
import { done, type Result, refused } from '../../core/result.ts';
import type { Day, Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { sitting } from '../desk/sitting.ts';
import type { Means } from '../means.ts';
import { departmentNames } from './department-names.ts';

/** A complaint in the list: nothing of who sent it. */
export type ListedComplaint = {
  readonly number: string;
  readonly label: string;
  readonly about: string;
  readonly at: Instant;
  readonly dueBy: Day | null;
  readonly photos: number;
};

export type ComplaintList = {
  readonly me: string;
  readonly now: Instant;
  readonly complaints: readonly ListedComplaint[];
};

export type ComplaintView = {
  readonly now: Instant;
  readonly listed: ListedComplaint;
  /** What was written, personal data taken out. */
  readonly lines: readonly string[];
  /** Number of the hand-over by which it is answered; null for a nomination. */
  readonly handOver: number | null;
};

const MOST = 100;

/** What went wrong lately, for who handles it. Looking at it is in the trail. */
export function viewComplaints(means: Means, session: string): Promise<Result<ComplaintList>> {
  return means.store.transaction(async (records) => {
    const member = await sitting(means, records, session);
    if (!member.ok) return member;
    const { id, name } = member.value;
    const now = means.clock.now();
    const own = (await records.complaints.lately(MOST)).filter((each) => handles(member.value, each));
    const facts = { complaints: own.length };
    await records.trail.append({ record: `desk ${id}`, event: 'complaints-viewed', by: id, at: now, facts });
    return done({ me: name, now, complaints: own.map((each) => listed(means, each)) });
  });
}

/** One of them. Looking at it is in its trail. */
export function viewComplaint(means: Means, session: string, number: string): Promise<Result<ComplaintView>> {
  return asHandler(means, { session, number, event: 'complaint-viewed' }, async (_records, complaint) => {
    const lines = complaintSummary(complaint, departmentNames(means.catalogue));
    const { handOver } = complaint;
    return done({ now: means.clock.now(), listed: listed(means, complaint), lines: lines.map(scrub), handOver });
  });
}

/** One of its photos, a JPEG; `nth` counts from 1. Every look is in the complaint's trail. */
export function viewComplaintPhoto(
  means: Means,
  session: string,
  { number, nth }: { readonly number: string; readonly nth: number },
): Promise<Result<Buffer>> {
  return asHandler(means, { session, number, event: 'complaint-photo-viewed' }, async (records, complaint) => {
    const digest = complaint.photos[nth - 1];
    const file = digest === undefined ? null : await records.files.find(digest, means.clock.now());
    if (file === null) return refused('photo-unknown', '没有这张照片,或者过期删了。', '没有照片也能回。');
    return done(file.bytes);
  });
}

type Look = { readonly session: string; readonly number: string; readonly event: string };

async function asHandler<T>(
  means: Means,
  { session, number, event }: Look,
  work: (records: Records, complaint: Complaint) => Promise<Result<T>>,
): Promise<Result<T>> {
  return means.store.transaction(async (records) => {
    const member = await sitting(means, records, session);
    if (!member.ok) return member;
    const complaint = await records.complaints.find(number);
    if (complaint === null) return refused('complaint-unknown', `没有 ${number} 这一件。`, '回列表,从列表里点进去。');
    if (!handles(member.value, complaint)) return notYours(member.value, complaint);
    const worked = await work(records, complaint);
    const { id: by } = member.value;
    const entry = { record: `complaint ${number}`, event, by, at: means.clock.now(), facts: {} };
    if (worked.ok) await records.trail.append(entry, complaint.talk);
    return worked;
  });
}

function notYours({ department }: StaffMember, { encounter }: Complaint): Result<never> {
  const next = '要办的话,请找县里值班的同事。';
  return department === encounter.window
    ? refused('complaint-not-yours', '反映的是您自己的单位,您看不了。', next)
    : refused('complaint-not-yours', '这一件不归您办,您看不了。', next);
}

function listed({ catalogue }: Pick<Means, 'catalogue'>, complaint: Complaint): ListedComplaint {
  const { number, kind, encounter, photos } = complaint;
  return {
    ...{ number, label: kindOfComplaint(kind).label, at: encounter.at, photos: photos.length },
    about: scrub(aboutOf(complaint, departmentNames(catalogue))),
    dueBy: answeredBy(complaint),
  };
}

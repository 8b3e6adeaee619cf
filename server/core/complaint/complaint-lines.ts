import { dayInWords } from '../notice/notice-words.ts';
import { scrub } from '../privacy/scrub.ts';
import { addDays, type Day, dayOf } from '../time.ts';
import type { Complaint } from './complaint.ts';
import { ANSWERED_WITHIN, kindOfComplaint } from './kind.ts';

/** Name of a department by its id. */
type NameOf = (department: string) => string;

/** Whoever answers asks him. */
const UNSAID = '没说是哪个单位';

/** 县人社局 · 窗口要别的证明 · 无犯罪记录证明. */
export function aboutOf({ kind, encounter, cause }: Complaint, nameOf: NameOf): string {
  const { window, paper, matter } = encounter;
  const what = kindOfComplaint(kind).causes.find(({ id }) => id === cause)?.label ?? null;
  const where = window === null ? UNSAID : nameOf(window);
  return [where, what, paper, matter].filter((each) => each !== null).join(' · ');
}

/** What is told to whoever answers, beside its kind and number: who is not said, and what he wrote goes without personal data. */
export function complaintSummary(complaint: Complaint, nameOf: NameOf): readonly string[] {
  const { said } = complaint;
  const due = answeredBy(complaint);
  return [
    aboutOf(complaint, nameOf),
    ...(due === null ? [] : [`${dayInWords(due)}前答复`]),
    ...(said === null ? [] : [scrub(said)]),
  ];
}

/** The last day on which it is answered in time; null where no day is promised. */
export function answeredBy({ kind, encounter }: Complaint): Day | null {
  return kind === 'complaint' ? addDays(dayOf(encounter.at), ANSWERED_WITHIN) : null;
}

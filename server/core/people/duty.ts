import type { County } from '../catalogue/county.ts';
import type { StaffMember } from '../catalogue/staff.ts';

/** How things stand with those who answer inquiries. */
export type DutyRoster = {
  /** Staff ids of those who said 离岗 and not yet 在岗. */
  readonly away: ReadonlySet<string>;
  /** Inquiries that wait for each, by staff id. */
  readonly load: ReadonlyMap<string, number>;
};

/** Who answers. `insteadOf`: the verifier whose backup he is; `away`: nobody of the department is on duty, and he is asked all the same. */
export type ChosenVerifier = {
  readonly verifier: StaffMember;
  readonly insteadOf: StaffMember | null;
  readonly away: boolean;
};

type Directory = Pick<County, 'staff'>;

/**
 * The verifier of a department for a new inquiry: the one with the least to do, his backup when he is away, and then whoever is on
 * duty. When all are away the inquiry goes out nevertheless: a department cannot stop the clock by going home. `except`: who asked and
 * who waits for it, because nobody answers his own inquiry. Null when the department has no other verifier.
 */
export function chooseVerifier(
  { staff }: Directory,
  department: string,
  except: readonly string[],
  roster: DutyRoster,
): ChosenVerifier | null {
  const loadOf = ({ id }: StaffMember): number => roster.load.get(id) ?? 0;
  const verifiers = staff
    .filter((each) => each.department === department && each.roles.includes('verifier') && !except.includes(each.id))
    .sort((a, b) => loadOf(a) - loadOf(b)); // stable: the directory's order decides between equals
  for (const first of verifiers) {
    const there = onDutyFor(first, verifiers, roster.away);
    if (there) return { verifier: there, insteadOf: there.id === first.id ? null : first, away: false };
  }
  const [first] = verifiers;
  return first ? { verifier: first, insteadOf: null, away: true } : null;
}

/** Himself when he is there, else the first of the chain of backups who is; null when none is. */
function onDutyFor(
  member: StaffMember,
  verifiers: readonly StaffMember[],
  away: ReadonlySet<string>,
): StaffMember | null {
  const seen = new Set<string>();
  for (let at: StaffMember | undefined = member; at && !seen.has(at.id); ) {
    if (!away.has(at.id)) return at;
    seen.add(at.id);
    const { backup }: StaffMember = at;
    at = verifiers.find(({ id }) => id === backup);
  }
  return null;
}

import type { Talk } from '../conversation/message.ts';
import { done, type Result, refused } from '../result.ts';
import type { Instant } from '../time.ts';
import { type ComplaintKind, kindOfComplaint } from './kind.ts';

/** What happened at a window, in the four terms in which everything that is asked for besides the list is told: matter, paper, window, time. */
export type Encounter = {
  readonly matter: string | null;
  readonly paper: string | null;
  /** Id of the department; null where none was named, or it is none of the county's. */
  readonly window: string | null;
  readonly at: Instant;
};

export type Complaint = {
  /** `TS-20261116-0001`. */
  readonly number: string;
  readonly kind: ComplaintKind;
  readonly encounter: Encounter;
  /** Id of a cause of the kind; null where it has none. */
  readonly cause: string | null;
  readonly said: string | null;
  readonly talk: Talk;
  /** Number of the hand-over by which somebody answers; null for a nomination. */
  readonly handOver: number | null;
  /** Digests of the photos that were sent after it. */
  readonly photos: readonly string[];
};

/** What somebody sends in. */
export type Told = {
  readonly kind: ComplaintKind;
  readonly window: string | null;
  readonly cause: string | null;
  readonly paper: string;
  readonly matter: string;
  readonly said: string;
};

/** Characters of a name of a paper or matter, and of what is said besides. */
const LONGEST_NAME = 40;
const LONGEST_WORDS = 300;

/** Checks what was sent in. `windows`: ids of the county's departments. */
export function readTold(
  told: Told,
  windows: readonly string[],
): Result<Pick<Complaint, 'kind' | 'cause' | 'said'> & Omit<Encounter, 'at'>> {
  const { kind, window, cause } = told;
  if (window !== null && !windows.includes(window))
    return refused('window-unknown', '没有这个窗口。', '从列出的里面选,没有就不选。');
  const { label, causes, needsPaper } = kindOfComplaint(kind);
  const chosen = causes.find(({ id }) => id === cause)?.id ?? null;
  if (causes.length > 0 && chosen === null)
    return refused('cause-missing', `${label}:还没有选是怎么回事。`, '从列出的里面选一个。');
  if (needsPaper && told.paper.trim() === '')
    return refused('paper-missing', '还没有写是什么证明。', '写窗口说的名字,记不全也行。');
  const words = readWords(told);
  return words.ok ? done({ kind, window, cause: chosen, ...words.value }) : words;
}

function readWords(told: Pick<Told, 'paper' | 'matter' | 'said'>): Result<Record<keyof typeof told, string | null>> {
  const [paper, matter, said] = [told.paper.trim(), told.matter.trim(), told.said.trim()];
  if ([...paper].length > LONGEST_NAME || [...matter].length > LONGEST_NAME)
    return refused('name-too-long', `名字太长了,最多 ${LONGEST_NAME} 个字。`, '只写证明和事情的名字。');
  if ([...said].length > LONGEST_WORDS)
    return refused('words-too-long', `写得太长了,最多 ${LONGEST_WORDS} 个字。`, '写要紧的几句。');
  return done({ paper: paper || null, matter: matter || null, said: said || null });
}

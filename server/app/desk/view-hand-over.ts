import type { HandOverLine } from '../../core/hand-over/hand-over.ts';
import { nameIn } from '../../core/people/colleague.ts';
import { scrub } from '../../core/privacy/scrub.ts';
import { done, type Result, refused } from '../../core/result.ts';
import type { Instant } from '../../core/time.ts';
import type { Means } from '../means.ts';
import { sitting } from './sitting.ts';
import { type QueuedHandOver, queued } from './view-desk.ts';

export type HandOverView = QueuedHandOver & {
  readonly me: string;
  readonly now: Instant;
  readonly slip: string | null;
  /** The complaint that it answers; null as a rule. */
  readonly complaint: string | null;
  /** What was said before, personal data taken out. */
  readonly transcript: readonly string[];
  /** What was said since; `by` is a name. */
  readonly lines: readonly HandOverLine[];
};

/** One hand-over with what was said. Looking at it is in its trail. */
export function viewHandOver(means: Means, session: string, number: number): Promise<Result<HandOverView>> {
  return means.store.transaction(async (records) => {
    const member = await sitting(means, records, session);
    if (!member.ok) return member;
    const handOver = await records.handOvers.find(number);
    if (handOver === null)
      return refused('hand-over-unknown', `没有 ${number} 号转人工。`, '回工作台,从列表里点进去。');
    const { id, name } = member.value;
    const now = means.clock.now();
    await records.trail.append({
      record: `hand-over ${number}`,
      event: 'hand-over-viewed',
      by: id,
      at: now,
      facts: {},
    });
    const nameOf = nameIn(means.catalogue.home);
    const said = await records.handOvers.said(number);
    return done({
      ...queued(handOver, means),
      me: name,
      now,
      ...{ slip: handOver.slip, complaint: handOver.complaint ?? null },
      transcript: handOver.transcript.map(scrub),
      lines: said.map((line) => ({ ...line, by: line.by === null ? null : nameOf(line.by) })),
    });
  });
}

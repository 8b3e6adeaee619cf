import type { Instant } from '../../server/core/time.ts';
import type { Bubble, SandboxNews } from '../../server/ports/sandbox.ts';

/** What tapping does, in the words of the chat's platform. `card`: the card that has the button; nothing is said then. */
export type Tap = {
  readonly label: string;
  readonly text: string;
  readonly menuId: string | null;
  readonly card?: string;
};

export type Said = Pick<Bubble, 'room' | 'kind' | 'from' | 'lines'> & {
  readonly taps?: readonly Tap[];
  readonly state?: string;
  readonly calls?: string | null;
  readonly note?: string;
};

/** More than this is forgotten, oldest first: a demonstration may run for weeks. */
const MOST = 2_000;

/** Everything that stands in the chats, and who wants to hear of more. */
export class Transcript {
  readonly #now: () => Instant;
  #bubbles: Bubble[] = [];
  readonly #taps = new Map<number, readonly Tap[]>();
  readonly #listeners = new Set<(news: SandboxNews) => void>();
  #seq = 0;
  #tick = 0;
  #controlsChanged = 0;

  constructor(now: () => Instant) {
    this.#now = now;
  }

  get tick(): number {
    return this.#tick;
  }

  get controlsChanged(): number {
    return this.#controlsChanged;
  }

  /** Gives the number of the new bubble. */
  add({ taps = [], state = '', calls = null, note = '', ...said }: Said): number {
    this.#seq += 1;
    this.#tick += 1;
    const stamp = { seq: this.#seq, tick: this.#tick, at: this.#now() };
    const bubble = { ...said, ...stamp, state, calls, note, taps: taps.map(({ label }) => label) };
    this.#taps.set(bubble.seq, taps);
    this.#bubbles.push(bubble);
    for (const old of this.#bubbles.splice(0, this.#bubbles.length - MOST)) this.#taps.delete(old.seq);
    this.tell({ kind: 'bubble', bubble });
    return bubble.seq;
  }

  /** What became of a message; without effect when it is forgotten. */
  note(seq: number, note: string): void {
    this.#change(seq, (before) => (before.note === note ? before : { ...before, note }));
  }

  /** The copy of a card shows something else now. */
  turn(seq: number, { lines, state, taps }: Pick<Said, 'lines'> & { state: string; taps: readonly Tap[] }): void {
    this.#taps.set(seq, taps);
    this.#change(seq, (before) => ({ ...before, lines, state, taps: taps.map(({ label }) => label) }));
  }

  #change(seq: number, to: (before: Bubble) => Bubble): void {
    const at = this.#bubbles.findIndex((each) => each.seq === seq);
    const before = this.#bubbles[at];
    const after = before && to(before);
    if (after === undefined || after === before) return;
    this.#tick += 1;
    const bubble = { ...after, tick: this.#tick };
    this.#bubbles[at] = bubble;
    this.tell({ kind: 'bubble', bubble });
  }

  in(room: string): readonly Bubble[] {
    return this.#bubbles.filter((each) => each.room === room);
  }

  after(tick: number): readonly Bubble[] {
    return this.#bubbles.filter((each) => each.tick > tick).sort((a, b) => a.tick - b.tick);
  }

  /** The thing that is tapped; null when it is not there, or not in this room. */
  tap(room: string, seq: number, at: number): Tap | null {
    const there = this.#bubbles.some((each) => each.seq === seq && each.room === room);
    return (there && this.#taps.get(seq)?.[at]) || null;
  }

  watch(listener: (news: SandboxNews) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  tell(news: SandboxNews): void {
    if (news.kind === 'controls') {
      this.#tick += 1;
      this.#controlsChanged = this.#tick;
    }
    for (const listener of this.#listeners) listener(news);
  }
}

/** How a request may go wrong. */
export type Fault =
  /** Answered like this instead of by its handler. */
  | { readonly kind: 'respond'; readonly status: number; readonly body: unknown }
  /** Answered late. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Handled, but the connection breaks before the answer. */
  | { readonly kind: 'lose-reply' }
  /** The connection breaks before it is handled. */
  | { readonly kind: 'reset' }
  /** Never answered. */
  | { readonly kind: 'hang' };

export type FaultRule = {
  readonly path: string;
  readonly fault: Fault;
  /** Lets this many requests through first. */
  readonly skip?: number;
  /** Ends after this many. */
  readonly times?: number;
};

/** Faults by count and never by luck, so that a failing test can be run again. */
export class FaultPlan {
  #rules: { readonly rule: FaultRule; seen: number }[] = [];

  /** Gives back what ends it. */
  add(rule: FaultRule): () => void {
    const entry = { rule, seen: 0 };
    this.#rules.push(entry);
    return () => {
      this.#rules = this.#rules.filter((each) => each !== entry);
    };
  }

  clear(): void {
    this.#rules = [];
  }

  /** The fault of this request, if any. */
  take(path: string): Fault | null {
    for (const entry of this.#rules) {
      const { rule } = entry;
      if (rule.path !== path) continue;
      entry.seen += 1;
      const turn = entry.seen - (rule.skip ?? 0);
      if (turn >= 1 && turn <= (rule.times ?? Number.POSITIVE_INFINITY)) return rule.fault;
    }
    return null;
  }
}

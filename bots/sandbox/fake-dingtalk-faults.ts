/** What a platform does to one request instead of answering it well. */
export type FaultAction =
  /** Answers with this status and body; the real handler does not run. */
  | { readonly kind: 'respond'; readonly status: number; readonly body?: unknown; readonly headers?: Headers }
  /** Waits, then answers well. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Does what was asked, then drops the connection without an answer. */
  | { readonly kind: 'lose-reply' }
  /** TCP reset before anything is done. */
  | { readonly kind: 'reset' }
  /** Never answers. */
  | { readonly kind: 'hang' };

type Headers = Readonly<Record<string, string>>;

export type FaultRule = {
  /** The exact path. */
  readonly path: string;
  readonly action: FaultAction;
  /** Stops after this many requests; never when absent. */
  readonly times?: number;
};

export type ActiveFault = { hits: number; clear(): void };

/** Faults by path, in order of switching on. Counters and no dice, so that a failing test can be played again. */
export class FaultPlan {
  #rules: (FaultRule & ActiveFault)[] = [];

  add(rule: FaultRule): ActiveFault {
    const active = {
      ...rule,
      hits: 0,
      clear: () => {
        this.#rules = this.#rules.filter((each) => each !== active);
      },
    };
    this.#rules.push(active);
    return active;
  }

  take(path: string): FaultAction | null {
    const rule = this.#rules.find((each) => each.path === path && each.hits < (each.times ?? Number.POSITIVE_INFINITY));
    if (rule === undefined) return null;
    rule.hits += 1;
    return rule.action;
  }
}

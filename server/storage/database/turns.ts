/** What a statement locks, which is then the member's until he has ended. */
export type Turn = {
  readonly key: string;
  /**
   * Only once no other member can go on without it: what everybody wants (the end of the board's chain) is locked behind everything
   * else by a shared transaction too, so that two of them meet without a deadlock, and held shortest.
   */
  readonly last: boolean;
  /** Columns of its record. Given where it is handed on from transaction to transaction before the first of them has committed. */
  readonly handedOn?: readonly string[];
};

/** The turn of a record. */
export function turnOf(...record: readonly (string | number | Buffer)[]): Turn {
  return {
    key: record.map((part) => (Buffer.isBuffer(part) ? part.toString('latin1') : part)).join('\0'),
    last: false,
  };
}

/** The members wait for each other in a circle: none of them can go on. */
export class MembersDeadlocked extends Error {
  override readonly name = 'MembersDeadlocked';
}

type Request<Member> = {
  readonly member: Member;
  /** What is wanted; null: everything, so that nobody else has or gets anything. */
  readonly key: string | null;
  readonly last: boolean;
  grant(): void;
  fail(fault: unknown): void;
};

/**
 * Holds members of one transaction apart: what the database locks for a transaction is open to every member of it. Whoever wants
 * what another has waits until that one has ended, and then sees what he wrote, as if he had committed.
 */
export class Turns<Member> {
  readonly #working: Set<Member>;
  readonly #send: (ended: readonly Member[]) => void;
  readonly #holders = new Map<string, Member>();
  readonly #held = new Map<Member, string[]>();
  readonly #waits = new Map<Member, number>();
  readonly #left = new Map<string, unknown>();
  #unsent: Member[] = [];
  #alone: Member | null = null;
  #requests: Request<Member>[] = [];

  /** `send`: sends what members who have ended left to be written, in the order in which they ended. */
  constructor(members: Iterable<Member>, send: (ended: readonly Member[]) => void) {
    this.#working = new Set(members);
    this.#send = send;
  }

  /** Says what the record of a turn will be once the member's writes are done: who has the turn next need not ask. */
  leave(turn: Turn, record: unknown): void {
    this.#left.set(turn.key, record);
  }

  /** What was left with a turn; undefined when nothing was. */
  left(turn: Turn): unknown {
    return this.#left.get(turn.key);
  }

  /** `turn` null: everything. Null: it is the member's at once; a last turn comes to those who asked first. Rejects with MembersDeadlocked when it can never come. */
  take(member: Member, turn: Turn | null): Promise<void> | null {
    if (this.#working.size === 1 && this.#working.has(member)) {
      this.#sendFor(turn?.key ?? null);
      return null;
    }
    const wanted = { member, key: turn?.key ?? null, last: turn?.last ?? false };
    if (!wanted.last && this.#isFree(wanted)) {
      this.#hold(wanted);
      return null;
    }
    const granted = new Promise<void>((grant, fail) => this.#requests.push({ ...wanted, grant, fail }));
    this.#waits.set(member, (this.#waits.get(member) ?? 0) + 1);
    this.#goOn();
    return granted;
  }

  /**
   * The member's work has ended: his writes go out when they are first wanted, or with the commit. What he asked for and never
   * looked at is not asked for any more.
   */
  end(member: Member): void {
    this.#working.delete(member);
    this.#unsent.push(member);
    for (const key of this.#held.get(member) ?? []) this.#holders.delete(key);
    if (this.#waits.has(member)) this.#drop((each) => each.member === member, new Error('The work has ended.'));
    if (this.#alone === member) this.#alone = null;
    this.#goOn();
  }

  #goOn(): void {
    for (let next = this.#grantable(); next !== undefined; next = this.#grantable()) {
      this.#requests.splice(this.#requests.indexOf(next), 1);
      this.#waitLess(next.member);
      this.#hold(next);
      next.grant();
    }
    if (this.#requests.length > 0 && this.#allWait())
      this.#drop(() => true, new MembersDeadlocked('The members of a shared transaction wait for each other.'));
  }

  #drop(which: (each: Request<Member>) => boolean, fault: Error): void {
    const dropped = this.#requests.filter(which);
    this.#requests = this.#requests.filter((each) => !which(each));
    for (const { member, fail } of dropped) {
      this.#waitLess(member);
      fail(fault);
    }
  }

  #waitLess(member: Member): void {
    const waits = (this.#waits.get(member) ?? 0) - 1;
    if (waits > 0) this.#waits.set(member, waits);
    else this.#waits.delete(member);
  }

  #allWait(): boolean {
    return this.#waits.size === this.#working.size;
  }

  #grantable(): Request<Member> | undefined {
    const free = (last: boolean) => this.#requests.find((each) => each.last === last && this.#isFree(each));
    return free(false) ?? free(true);
  }

  #isFree({ member, key, last }: Pick<Request<Member>, 'member' | 'key' | 'last'>): boolean {
    if (this.#alone !== null && this.#alone !== member) return false;
    if (key === null) return [...this.#holders.values()].every((holder) => holder === member);
    const holder = this.#holders.get(key);
    if (holder !== undefined) return holder === member;
    return !last || this.#allWait();
  }

  #hold({ member, key }: Pick<Request<Member>, 'member' | 'key'>): void {
    if (key === null) this.#alone = member;
    else {
      this.#holders.set(key, member);
      this.#held.set(member, [...(this.#held.get(member) ?? []), key]);
    }
    this.#sendFor(key);
  }

  /** What those who have ended wrote is there for whoever comes after them, unless they told him. */
  #sendFor(key: string | null): void {
    if (key === null || !this.#left.has(key)) this.sendRest();
  }

  /** Sends what was not sent so far. */
  sendRest(): void {
    if (this.#unsent.length > 0) this.#send(this.#unsent);
    this.#unsent = [];
  }
}

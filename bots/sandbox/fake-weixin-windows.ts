/** What an act of the citizen allows the account to send, since 2023-06-12. */
const WINDOWS = {
  message: { left: 5, lasts: 48 * 3_600_000 },
  menu: { left: 3, lasts: 60_000 },
  subscribe: { left: 3, lasts: 60_000 },
  scan: { left: 3, lasts: 60_000 },
} as const;

export type Act = keyof typeof WINDOWS;

type Window = { readonly left: number; readonly until: number };

/** Per follower: until when and how many customer messages may still be sent. */
export class FakeWindows {
  readonly #windows = new Map<string, Window>();

  open(openid: string, act: Act, now: number): void {
    const before = this.#windows.get(openid);
    const { left, lasts } = WINDOWS[act];
    const live = before && before.until > now ? before : { left: 0, until: 0 };
    this.#windows.set(openid, { left: Math.max(live.left, left), until: Math.max(live.until, now + lasts) });
  }

  close(openid: string): void {
    this.#windows.set(openid, { left: 5, until: 0 });
  }

  useUp(openid: string): void {
    this.#windows.set(openid, { left: 0, until: Number.POSITIVE_INFINITY });
  }

  /** Takes one message out of the window; gives the errcode, 0 when it may be sent. */
  spend(openid: string, now: number): number {
    const window = this.#windows.get(openid);
    if (!window || window.until < now) return 45015;
    if (window.left <= 0) return 45047;
    this.#windows.set(openid, { ...window, left: window.left - 1 });
    return 0;
  }
}

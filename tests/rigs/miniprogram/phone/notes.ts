/** What the program asked of the phone, in order; tests read it as `phoneNotes`. */
const notes: { readonly what: string; readonly with: unknown }[] = [];

/** What a test lays down before or while a page runs: the offline state, what a scan reads, what a dialog is answered. */
export const stage: {
  offline: boolean;
  scan: string;
  privacyAgreed: boolean;
  plugins: Record<string, unknown>;
  fontSize: number;
  /** What he says in the panel of subscribe messages. */
  subscribes: 'accept' | 'reject' | 'ban';
  /** What getPhoneNumber gives; empty when he says no. */
  telephoneCode: string;
} = {
  offline: false,
  scan: '',
  privacyAgreed: true,
  plugins: {},
  fontSize: 16,
  subscribes: 'accept',
  telephoneCode: '',
  ...(window as { phoneStage?: object }).phoneStage,
};

Object.assign(window, { phoneNotes: notes, phoneStage: stage });

export function note(what: string, detail: unknown = null): void {
  notes.push({ what, with: detail });
}

export type Callbacks = {
  success?(given: unknown): void;
  fail?(given: unknown): void;
  complete?(given: unknown): void;
};

/** An API of WeChat answers by callbacks when there are any, else by a promise. */
export function settle<T extends object>(
  api: string,
  asked: Callbacks | undefined,
  given: T,
  failed = false,
): Promise<T> {
  const told = { errMsg: `${api}:${failed ? 'fail' : 'ok'}`, ...given };
  if (!asked?.success && !asked?.fail && !asked?.complete) return failed ? Promise.reject(told) : Promise.resolve(told);
  setTimeout(() => {
    if (failed) asked.fail?.(told);
    else asked.success?.(told);
    asked.complete?.(told);
  }, 0);
  return Promise.resolve(told);
}

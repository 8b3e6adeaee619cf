/** What was begun in a form and not sent. Names and numbers are among it: WeChat seals it on the telephone, and it goes by itself. */
type Held<T> = { readonly until: number; readonly about: string; readonly what: T };

/** Forms with more than a line of typing. */
type Form = 'notice' | 'commitment' | 'objection' | 'complaint' | 'errand';

const FORMS: readonly Form[] = ['notice', 'commitment', 'objection', 'complaint', 'errand'];

/** Milliseconds: who is called away comes back the same evening or at the end of the week. */
const KEPT_FOR = 3 * 24 * 3_600_000;

const keyOf = (form: Form): string => `unfinished-${form}`;

/** `about`: which kind, row or number the form is about. */
export function keepUnfinished(form: Form, about: string, what: object): void {
  const held: Held<object> = { until: Date.now() + KEPT_FOR, about, what };
  // A telephone whose keeping is full loses the draft, not the form.
  wx.setStorage({ key: keyOf(form), data: held, encrypt: true, fail: () => undefined });
}

/** What was begun the last time; null where there is nothing, it is about something else, or its time is over. */
export function unfinished<T>(form: Form, about: string): Promise<T | null> {
  return new Promise((resolve) => {
    wx.getStorage({
      key: keyOf(form),
      encrypt: true,
      success: ({ data }) => {
        const held = data as Held<T>;
        if (held.until < Date.now()) dropUnfinished(form);
        resolve(held.until >= Date.now() && held.about === about ? held.what : null);
      },
      fail: () => resolve(null),
    });
  });
}

export function dropUnfinished(form: Form): void {
  wx.removeStorage({ key: keyOf(form), fail: () => undefined });
}

export function dropAllUnfinished(): void {
  for (const form of FORMS) dropUnfinished(form);
}

type Scalar = string | number | boolean | Date | Buffer | null | undefined;

/** What a statement carries. Nothing else: the driver turns these into bytes without fail, so a commit may go out behind it. */
export type Value = Scalar | readonly Scalar[];

/** A statement of the hot path, ready to be sent. */
export type Statement = { readonly name: string; readonly text: string; readonly values: readonly Value[] };

const names = new Map<string, string>();

/** The statement under the name by which a connection prepares it once. `text` must be one of few: it is kept for ever. */
export function statement(text: string, values: readonly Value[]): Statement {
  return { name: nameOf(text), text, values };
}

export function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = `hot_${names.size}`;
  names.set(text, name);
  return name;
}

/** The table that a write goes to. */
function tableOf({ text }: Statement): string {
  return /^(?:insert into|update|delete from) (\w+)/.exec(text)?.[1] ?? text;
}

/**
 * As few statements as do what all of these do, in their order where it matters: in one statement none sees what another wrote, so
 * it writes each table once. Prepared like any other, because the same use case always leaves the same writes behind.
 */
export function gathered(writes: readonly Statement[]): readonly Statement[] {
  const statements: Statement[] = [];
  let parts: Statement[] = [];
  const close = (): void => {
    if (parts.length > 0) statements.push(together(parts));
    parts = [];
  };
  for (const write of writes) {
    if (parts.some((each) => tableOf(each) === tableOf(write))) close();
    parts.push(write);
  }
  close();
  return statements;
}

const joined = new Map<string, string>();

function together(writes: readonly Statement[]): Statement {
  const [only] = writes;
  if (only && writes.length === 1) return only;
  const key = writes.map(({ name }) => name).join(' ');
  const text = joined.get(key) ?? join(writes);
  joined.set(key, text);
  return statement(
    text,
    writes.flatMap(({ values }) => values),
  );
}

function join(writes: readonly Statement[]): string {
  let before = 0;
  const parts = writes.map(({ text, values }, index) => {
    const from = before;
    before += values.length;
    return `w${index} as (${text.replace(/\$(\d+)/g, (_, number: string) => `$${Number(number) + from}`)})`;
  });
  return `with ${parts.join(', ')} select`;
}

import { readFileSync } from 'node:fs';
import type { OpenStore } from '../../server/storage/open-store.ts';

/** Colleagues serve in public: their names stand on pages. */
const STAFF = new URL('../../data/counties/990101/staff.json', import.meta.url);

/** Sealed tables that hold what people said of themselves. */
const SEALED = ['notices', 'commitments', 'tasks'] as const;

/** Fields of what lies sealed that name, number or place somebody. */
const PERSONAL = new Set(['name', 'idNumber', 'telephone', 'certificateNumber', 'particular', 'where', 'contact']);

/** An address as people write it: with characters, and long enough to be nobody else's. */
const MOST_LIKELY_OWN = 6;

const known = new Set<string>();
let colleagues: ReadonlySet<string> | null = null;

/** Remembers whoever told a store about himself. Called before it closes. */
export async function rememberPeople({ db, vault, county, ready }: OpenStore): Promise<void> {
  if (!(await ready())) return;
  for (const table of SEALED) {
    const rows = await db.selectFrom(table).select('sealed_content').where('county', '=', county).limit(500).execute();
    for (const { sealed_content } of rows)
      gather(opened(() => vault.open(sealed_content, `${table}.content ${county}`)));
  }
}

/** Null for what a test altered behind the program: it opens no more. */
function opened(open: () => string): unknown {
  try {
    return JSON.parse(open());
  } catch {
    return null;
  }
}

function gather(value: unknown, field = ''): void {
  if (typeof value === 'string') plant(field, value);
  else if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value)) gather(inner, Array.isArray(value) ? field : name);
}

function plant(field: string, value: string): void {
  if (!PERSONAL.has(field)) return;
  const free = field === 'particular' || field === 'where';
  if (free && (!/\p{Script=Han}/u.test(value) || [...value].length < MOST_LIKELY_OWN)) return;
  colleagues ??= new Set((JSON.parse(readFileSync(STAFF, 'utf8')) as { name: string }[]).map(({ name }) => name));
  if (!colleagues.has(value)) known.add(value);
}

/** Everything that was told since the last time. */
export function takePeople(): readonly string[] {
  const all = [...known];
  known.clear();
  return all;
}

import { clockOf } from '../../server/core/calendar/spoken-time.ts';
import { dayOf, type Instant } from '../../server/core/time.ts';

/** A long-term subscription template: its id, and the names of its fields as the console lists them (thing1, time2). */
export type Template = { readonly id: string; readonly fields: readonly string[] };

/** What can be said without saying anything: the message goes through the platform, so what it is about stands only under 我的. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  thing: ['您办的事有新进展', '打开小程序,在“我的”里看'],
  phrase: ['有新进展'],
  short_thing: ['有新进展'],
};

/** The values of a template's fields. */
export function valuesOf({ fields }: Template, at: Instant): Readonly<Record<string, { readonly value: string }>> {
  const left = new Map(Object.entries(SAID).map(([kind, said]) => [kind, [...said]]));
  return Object.fromEntries(fields.map((field) => [field, { value: saidIn(kindOf(field), left, at) }]));
}

function saidIn(kind: string, left: ReadonlyMap<string, string[]>, at: Instant): string {
  const [year, month, day] = dayOf(at).split('-');
  if (kind === 'date') return `${year}年${month}月${day}日`;
  if (kind === 'time') return `${year}年${month}月${day}日 ${clockOf(at)}`;
  const said = left.get(kind) ?? [];
  return (said.length > 1 ? said.shift() : said[0]) ?? '';
}

/** thing1 → thing. */
function kindOf(field: string): string {
  return field.replace(/\d+$/u, '');
}

import { cancelled } from './cancelled.ts';
import { committed } from './committed.ts';
import { shared } from './data-shared.ts';
import { deferred } from './deferred.ts';
import type { Disposition, DispositionName } from './disposition.ts';
import { inquired } from './inquired.ts';
import { licensed } from './licensed.ts';
import { retained } from './retained.ts';
import { run } from './run.ts';

/** Every disposition, in the order in which the public lists group them. */
export const DISPOSITIONS: readonly Disposition[] = [
  cancelled,
  shared,
  licensed,
  committed,
  inquired,
  run,
  deferred,
  retained,
];

const byName = new Map(DISPOSITIONS.map((each) => [each.name, each]));

export function dispositionOf(name: DispositionName): Disposition {
  const found = byName.get(name);
  if (!found) throw new Error(`disposition ${name} is missing from the register`);
  return found;
}

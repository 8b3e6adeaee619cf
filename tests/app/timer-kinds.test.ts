import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ringWith, TIMER_KINDS } from '../../server/app/timers/register.ts';
import type { Records } from '../../server/ports/store.ts';
import { catalogue } from '../rigs/small-catalogue.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'server', 'app', 'timers');

it('every kind of timer is in the register, under a name of its own and with a label', () => {
  const files = readdirSync(FOLDER).filter((file) => !['register.ts', 'timer-kind.ts'].includes(file));
  expect(TIMER_KINDS.map((kind) => `${kind.name}.ts`).sort()).toEqual(files.sort());
  expect(TIMER_KINDS.every((kind) => kind.label !== '')).toBe(true);
});

it('a timer of a newer program waits for it and does nothing', async () => {
  const timer = { kind: 'of-tomorrow', subject: '1', due: 5 };
  const ring = ringWith({ catalogue: catalogue({}) });
  expect(await ring(timer, {} as Records, 10)).toBe(10 + 3_600_000);
});

// Works on an embedded store in argv[2], a small file system of its own, until nothing fits any more; then makes room and goes on
// in the same process. Says what it saw as one line of JSON after `survived`.
import { rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openStore } from '../../../server/storage/open-store.ts';
import { verifyTrail } from '../../../server/storage/trail/verify.ts';
import { countOne, messageOf } from '../crash-act.ts';

const [, , folder = ''] = process.argv;
const store = await openStore({ county: '990100', dataDir: join(folder, 'var') });
const ballast = join(folder, 'ballast');
const acked = new Map<number, string>();
const refusals: string[] = [];

async function deliver(n: number): Promise<boolean> {
  try {
    acked.set(n, await countOne(store, messageOf(n)));
    return true;
  } catch (fault) {
    refusals.push((fault as { code?: string }).code ?? (fault as Error).name);
    return false;
  }
}

/** Takes all the room there is but for a little, so that the next pages of a table do not fit. */
async function fill(): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  await writeFile(ballast, Buffer.alloc(Math.max(0, bavail * bsize - 64 * 1024)));
}

for (let n = 1; n <= 20; n += 1) await deliver(n);
await fill();
let n = 21;
for (const most = n + 5_000; n < most && refusals.length < 3; n += 1) await deliver(n);
const readyWhenFull = await store.ready();
await rm(ballast);
for (let tries = 0; tries < 600 && !(await store.ready()); tries += 1) await pause(100);
const readyAgain = await store.ready();
const first = n;
for (; n < first + 20; n += 1) await deliver(n);

let lost = 0;
for (const [message, reply] of acked) if ((await countOne(store, messageOf(message))) !== reply) lost += 1;
const { faults } = await verifyTrail(store);
const seen = { acked: acked.size, refusals, readyWhenFull, readyAgain, lost, faults: faults.length };
console.log(`survived ${JSON.stringify(seen)}`);
await store.close();
process.exit();

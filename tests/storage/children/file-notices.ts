// Files notices from argv[3] on in the embedded store of argv[2], twenty at a time, and says `filed <number>` behind each commit. Runs
// until it is killed.
import { setTimeout as pause } from 'node:timers/promises';
import { openStore } from '../../../server/storage/open-store.ts';
import { COUNTY, fileOne } from '../file-act.ts';

const [, , dataDir = '', first = '0'] = process.argv;
const store = await openStore({ county: COUNTY, dataDir });
let next = Number(first);

async function lane(): Promise<never> {
  for (;;) {
    next += 1;
    await fileOne(store, next).then(
      (number) => console.log(`filed ${number}`),
      () => pause(20), // the database was killed
    );
  }
}

await Promise.all(Array.from({ length: 20 }, lane));

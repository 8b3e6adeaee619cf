// Kills server and database a hundred times (or as often as argv[2] says) and prints what survived; exit code 1 when a promise broke.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crashRounds } from '../storage/crash-rounds.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'zpp-'));
try {
  const { broken, ...survived } = await crashRounds(dataDir, Number(process.argv[2] ?? 100));
  console.log(JSON.stringify(survived));
  for (const sentence of broken.slice(0, 50)) console.log(sentence);
  process.exitCode = broken.length > 0 ? 1 : 0;
} finally {
  await rm(dataDir, { recursive: true, force: true });
}

// Lets people do ten thousand things with tasks and inquiries at random (or as many as argv[2] says, from the seed in argv[3]) and
// prints what was done; exit code 1 when a promise broke.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../../server/config.ts';
import { openStore } from '../../server/storage/open-store.ts';
import { openKnowledge } from '../../server/wiring.ts';
import { brokenInTheEnd } from '../task-model/in-the-end.ts';
import { DEEDS } from '../task-model/replay-task.ts';
import { walk } from '../task-model/walk.ts';

const [steps, seed] = [Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? Date.now() % 1_000_000)];
const dataDir = await mkdtemp(join(tmpdir(), 'zpp-'));
try {
  const read = readConfig({ CATALOGUE_DIR: fileURLToPath(new URL('../../data', import.meta.url)) });
  if ('complaints' in read) throw new Error(read.complaints.join('\n'));
  const knowledge = await openKnowledge(read.config);
  const county = knowledge.catalogue.home.id;
  const keeper = await openStore({ county, dataDir });
  const open = (log: (line: string) => void) => openStore({ county, dataDir, as: 'guest', log });
  const walked = await walk(knowledge, open, { seed, steps });
  const broken = await brokenInTheEnd(walked);
  console.log(JSON.stringify({ seed, steps, tried: Object.fromEntries(walked.tried), ...sums(walked.memory) }));
  const undone = DEEDS.filter((deed) => !walked.memory.events.has(deed));
  if (undone.length > 0) console.log(`never done in this walk: ${undone.join(', ')}`);
  for (const sentence of broken.slice(0, 50)) console.log(sentence);
  process.exitCode = broken.length > 0 ? 1 : 0;
  await walked.life.close();
  await keeper.close();
} finally {
  await rm(dataDir, { recursive: true, force: true });
}

function sums({ tasks, inquiries, events, keys }: Awaited<ReturnType<typeof walk>>['memory']) {
  return { tasks: tasks.size, inquiries: inquiries.size, sent: keys.size, events: Object.fromEntries(events) };
}

import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type Day, dayOf, type Instant } from '../../core/time.ts';
import type { Anchor } from '../../core/trail/check-seals.ts';

/** The newest seal of a day, kept in a file outside the database: a truncated trail cannot pass unnoticed. */
export type DayAnchor = Anchor & { readonly county: string; readonly day: Day; readonly at: Instant };

/** Writes the anchor of the day of `at`, replacing an earlier one of the same day; on disk when this returns. */
export async function writeAnchor(dataDir: string, county: string, at: Instant, anchor: Anchor): Promise<void> {
  const folder = folderOf(dataDir, county);
  const day = dayOf(at);
  const content: DayAnchor = { county, day, at, ...anchor };
  const file = join(folder, `${day}.json`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const known = await readFile(file, 'utf8').catch(() => null);
  if (known !== null && (JSON.parse(known) as DayAnchor).seal > anchor.seal) return; // another sealer was further
  const aside = `${file}.${randomUUID()}`;
  await writeThrough(aside, `${JSON.stringify(content)}\n`);
  await rename(aside, file);
  await syncFolder(folder);
}

/** All anchors of a county, oldest day first; empty when there are none. */
export async function readAnchors(dataDir: string, county: string): Promise<DayAnchor[]> {
  const folder = folderOf(dataDir, county);
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.json')).sort();
  return Promise.all(files.map(async (file) => JSON.parse(await readFile(join(folder, file), 'utf8')) as DayAnchor));
}

function folderOf(dataDir: string, county: string): string {
  return join(dataDir, 'anchors', county);
}

async function writeThrough(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A rename is on the disk only when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

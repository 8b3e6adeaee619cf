import { afterAll } from 'vitest';
import { leaksIn } from './leaks.ts';
import { readPdf } from './pdf.ts';
import { takePeople } from './planted-people.ts';
import { type PublicBytes, takePublicBytes, watchServers } from './public-bytes.ts';

/**
 * Stands before every test file: whatever a server answered to anybody while it ran, and whatever was logged, is searched for what people
 * told, when the file is over and its stores are closed. Servers that ran in processes of their own are not seen.
 */
watchServers();

/** What was found since the last time: where, and what. */
export async function takeLeaks(): Promise<readonly string[]> {
  const people = takePeople();
  const leaks: string[] = [];
  for (const each of takePublicBytes()) {
    const found = new Set(leaksIn(await textOf(each), people));
    if (found.size > 0) leaks.push(`${each.where}: ${[...found].join(', ')}`);
  }
  return leaks;
}

async function textOf({ type, bytes }: PublicBytes): Promise<string> {
  if (!type.includes('pdf')) return bytes.toString('utf8');
  const { text, info, xmp } = await readPdf(bytes);
  return `${text}\n${JSON.stringify(info)}\n${xmp}`;
}

afterAll(async () => {
  const leaks = await takeLeaks();
  if (leaks.length > 0) throw new Error(`everybody could read:\n${leaks.join('\n')}`);
});

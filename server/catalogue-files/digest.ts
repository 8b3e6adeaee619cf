import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** SM3 of a published list file, in hex. Line ends are read as line feeds, so that a checkout on Windows does not look changed. */
export async function digestOf(path: string): Promise<string> {
  const text = await readFile(path, 'utf8');
  return createHash('sm3').update(text.replaceAll('\r\n', '\n'), 'utf8').digest('hex');
}

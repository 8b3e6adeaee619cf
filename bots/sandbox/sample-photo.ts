import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What everybody in the sandbox photographs: a card of the fictional county with nobody's name on it. */
export function samplePhoto(): Buffer {
  return readFileSync(fileURLToPath(new URL('./sample-photo.jpg', import.meta.url)));
}

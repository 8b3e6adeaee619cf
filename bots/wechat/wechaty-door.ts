import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { WechatyBuilder } from 'wechaty';

type Door = { readonly WechatyBuilder: typeof WechatyBuilder };

/**
 * Loads wechaty by the file that builds a bot. Its front door also loads a gRPC client, a LevelDB and a command line that this
 * product never runs; the package does not name the file in its exports, so it is reached by its place beside what is named.
 */
export async function openWechaty(): Promise<Door> {
  const named = pathToFileURL(createRequire(import.meta.url).resolve('wechaty')); // dist/cjs/src/mods/mod.js
  return import(new URL('../../../esm/src/wechaty-builder.js', named).href) as Promise<Door>;
}

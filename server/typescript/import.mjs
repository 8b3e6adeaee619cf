import { pathToFileURL } from 'node:url';
import { bundleOf } from './bundle.mjs';

/** Imports a file of ours that is TypeScript (its path) with all that it imports, in this thread. */
export async function importTypescript(path) {
  process.setSourceMapsEnabled(true); // a stack names our files and lines
  const bundle = await bundleOf(path);
  if (bundle === null) await import('./register.mjs');
  return import(bundle ?? pathToFileURL(path).href);
}

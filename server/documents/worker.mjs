// A thread begins without TypeScript.
import { fileURLToPath } from 'node:url';
import { importTypescript } from '../typescript/import.mjs';

await importTypescript(fileURLToPath(new URL('./worker.ts', import.meta.url)));

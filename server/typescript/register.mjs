// `node --import ./server/typescript/register.mjs FILE.ts`: every module that is TypeScript is translated as it is loaded.
import { register } from 'node:module';

process.setSourceMapsEnabled(true);
register('./load.mjs', import.meta.url);

// `node --import=#typescript FILE.ts`, and what is left when there is no bundle: every module that is TypeScript is translated as it is loaded.
import { register } from 'node:module';

process.setSourceMapsEnabled(true);
register('./load.mjs', import.meta.url);

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ours = (name: string): URL => new URL(`../../server/typescript/${name}`, import.meta.url);

/** Words for Node before a file of ours, as the commands of package.json have them. `--first FILE` may follow them. */
export const TYPESCRIPT = [fileURLToPath(ours('run.mjs'))];

/** Words for Node itself that make it read our files one by one: slower to start, and a profile names them. */
export const FILE_BY_FILE = ['--import', ours('register.mjs').href];

const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  scripts: { start: string };
};

/** Options for Node itself with which `npm start` runs the server. */
export const STARTED_WITH = scripts.start.split(' ').filter((word) => word.startsWith('--'));

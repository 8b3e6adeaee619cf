import { fileURLToPath } from 'node:url';

const ours = (name: string): URL => new URL(`../../server/typescript/${name}`, import.meta.url);

/** Words for Node before a file of ours, as the commands of package.json have them. `--first FILE` may follow them. */
export const TYPESCRIPT = [fileURLToPath(ours('run.mjs'))];

/** Words for Node itself that make it read our files one by one: slower to start, and a profile names them. */
export const FILE_BY_FILE = ['--import', ours('register.mjs').href];

// `node server/typescript/run.mjs [--first FILE]… FILE WORDS…` runs a program of ours as `node FILE WORDS…` would if it were JavaScript.
// Files that are to be run before it stand first; tests have such.
import { resolve } from 'node:path';
import { importTypescript } from './import.mjs';

const words = process.argv.slice(2);
const first = [];
while (words[0] === '--first') first.push(...words.splice(0, 2).slice(1));
const [file, ...rest] = words;
process.argv.splice(1, process.argv.length, resolve(file), ...rest);
for (const each of [...first, file]) await importTypescript(resolve(each));

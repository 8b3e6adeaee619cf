import { readFileSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';

// Loaded before a program of ours when a test wants to know which files of ours it reads: they stand in LOADED_FILES when it ends.
// A bundle tells by its map of which files it was made; parts of it that nothing imported are not parsed.
const loaded: string[] = [];
const OURS = /^file:(?!.*\/node_modules\/).*\/(?:bots|server)\//;

function filesIn(url: string, map: string | undefined): readonly string[] {
  if (!url.includes('/.cache/zhengpaopao/') || !map) return [url];
  const { sources } = JSON.parse(readFileSync(new URL(map, url), 'utf8')) as { sources: string[] };
  return sources.map((source) => new URL(source, url).href);
}

const session = new Session();
session.connect();
session.on('Debugger.scriptParsed', ({ params: { url, sourceMapURL } }) => {
  loaded.push(...filesIn(url, sourceMapURL).filter((file) => OURS.test(file)));
});
session.post('Debugger.enable');
const { LOADED_FILES: file } = process.env;
if (file) process.on('exit', () => writeFileSync(file, loaded.join('\n')));

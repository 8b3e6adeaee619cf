import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';

// Loaded before a program of ours when a test wants to know which files of ours it reads: they stand in LOADED_FILES when it ends.
const loaded: string[] = [];
const session = new Session();
session.connect();
session.on('Debugger.scriptParsed', ({ params: { url } }) => {
  if (/^file:.*\/(?:bots|server)\//.test(url) && !url.includes('/node_modules/')) loaded.push(url);
});
session.post('Debugger.enable');
const { LOADED_FILES: file } = process.env;
if (file) process.on('exit', () => writeFileSync(file, loaded.join('\n')));

import * as files from 'node:fs/promises';
import { JsonFile } from '../../server/catalogue-files/json-file.ts';

// Started by the test as a process of its own: dies where the power might fail, after the draft and before the rename.
const rename = async (): Promise<void> => {
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => undefined);
};
await new JsonFile(process.argv[2] ?? '', { ...files, rename }).write({ no: 2 });

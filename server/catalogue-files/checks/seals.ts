import { z } from 'zod';
import { digestOf } from '../digest.ts';
import { fileIn, listFileNames } from '../list-files.ts';
import type { Problems } from '../problems.ts';
import { type DataFile, readObject } from '../read-json.ts';

/** lists/digests.json: file name → SM3 of the published file. */
const digestsFile = z.record(
  z.string().regex(/^v\d+\.json$/, '应为 v1.json 这样的文件名'),
  z.string().regex(/^[0-9a-f]{64}$/, '应为 64 位十六进制'),
);

/** A published version never changes: sentences for lists that are not the ones that were sealed. */
export async function checkSeals(folder: DataFile, problems: Problems): Promise<void> {
  const sealed = await readObject(fileIn(folder, 'digests.json'), digestsFile, problems);
  if (sealed === null) return;
  const names = await listFileNames(folder);
  for (const name of names) {
    const file = fileIn(folder, name);
    if (sealed[name] === undefined)
      problems.push(`${file.name}:还没有封存。核对无误后运行 npm run check:data -- --seal,再公布`);
    else if (sealed[name] !== (await digestOf(file.path)))
      problems.push(`${file.name}:公布过的清单被改动了。请恢复原样,修改内容另出新的一版`);
  }
  for (const name of Object.keys(sealed))
    if (!names.includes(name)) problems.push(`${folder.name}/${name}:公布过的清单不见了,请恢复`);
}

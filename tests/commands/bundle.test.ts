import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../rigs/postgres-folder.ts';
import { TYPESCRIPT } from '../rigs/typescript.ts';

const PATIENCE = { timeout: 60_000, interval: 500 };
const run = promisify(execFile);

const bundler = new URL('../../server/typescript/bundle.mjs', import.meta.url).href;
const { bundleOf } = (await import(bundler)) as { bundleOf(file: string): Promise<string | null> };

describe('a program that is started from its bundle', { timeout: 150_000 }, () => {
  let folder: string;
  let program: string;
  const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
  const said = async (...words: string[]): Promise<unknown> =>
    JSON.parse((await run(process.execPath, [...TYPESCRIPT, program, ...words])).stdout);

  beforeAll(async () => {
    folder = await temporaryFolder();
    program = join(folder, 'program.ts');
    await mkdir(join(folder, 'rooms'));
    await write('package.json', '{"type":"module"}');
    await write(
      'rooms/room.ts',
      'export type Room = string;\n\nexport const place = (): string => import.meta.dirname;\n',
    );
    await write(
      'rooms/late.ts',
      'type Late = number;\n\nexport const stack = (late: Late): string => String(new Error(String(late)).stack);\n',
    );
    await write(
      'program.ts',
      [
        "import { type Room, place } from './rooms/room.ts';",
        'const room: Room = place();',
        "const { stack } = await import('./rooms/late.ts');",
        'console.log(JSON.stringify([room, stack(1), process.argv.slice(1), import.meta.url]));',
      ].join('\n'),
    );
  });

  it('knows its place, its words and its lines, and so does what it imports later', async () => {
    const expected = [
      join(folder, 'rooms'),
      expect.stringContaining(`${join(folder, 'rooms', 'late.ts')}:3:`),
      [program, '一', '二'],
      `file://${program}`,
    ];
    expect(await said('一', '二')).toEqual(expected); // written a moment ago: read file by file
    await expect.poll(() => bundleOf(program), PATIENCE).toMatch(/\/\.cache\/zhengpaopao\/.*\/entry\.mjs$/);
    expect(await said('一', '二')).toEqual(expected);
  });

  it('is what its files say now, not what they said when it was bundled', async () => {
    await expect.poll(() => bundleOf(program), PATIENCE).not.toBeNull();
    await write('rooms/room.ts', "export type Room = string;\n\nexport const place = (): string => 'elsewhere';\n");
    expect(((await said()) as string[])[0]).toBe('elsewhere');
    await expect.poll(() => bundleOf(program), PATIENCE).not.toBeNull();
    expect(((await said()) as string[])[0]).toBe('elsewhere');
  });

  it('says which file does not translate, and in which line', async () => {
    await write('rooms/room.ts', 'export const place = ;\n');
    await expect(said()).rejects.toThrow(/room\.ts:1:21/);
  });
});

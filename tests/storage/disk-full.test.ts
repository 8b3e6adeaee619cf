import { execFile, execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../rigs/postgres-folder.ts';
import { TYPESCRIPT } from '../rigs/typescript.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A small file system in a mount namespace of one's own: nothing outside of it is touched, and it ends with the program. */
const NAMESPACE = process.getuid?.() === 0 ? ['--mount'] : ['--user', '--map-root-user', '--mount'];

const UNSHARE = 'unshare'; // of util-linux, on every Linux

function mayMount(): boolean {
  try {
    execFileSync(UNSHARE, [...NAMESPACE, 'sh', '-c', 'mount -t tmpfs -o size=1m tmpfs /mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const possible = mayMount();
if (!possible) console.warn('Left out: the store on a full disk (this machine allows no file system of one’s own).');

it.skipIf(!possible)(
  'refuses what does not fit on a full disk, loses nothing it acknowledged, and goes on by itself when there is room',
  async () => {
    const folder = await temporaryFolder();
    const command = `mount -t tmpfs -o size=160m tmpfs '${folder}' && exec '${process.execPath}' ${TYPESCRIPT.join(' ')} tests/storage/children/fill-disk.ts '${folder}'`;
    const said = await new Promise<string>((settle, fail) => {
      const options = { cwd: ROOT, env: { PATH: process.env.PATH, HOME: process.env.HOME } };
      execFile(UNSHARE, [...NAMESPACE, 'sh', '-c', command], options, (fault, stdout, stderr) =>
        fault ? fail(new Error(`${stdout}${stderr}`)) : settle(stdout),
      );
    });
    const survived = JSON.parse(said.slice(said.indexOf('survived') + 'survived'.length)) as Record<string, unknown>;
    expect(survived).toMatchObject({ readyWhenFull: false, readyAgain: true, lost: 0, faults: 0 });
    expect(survived.refusals).toHaveLength(3);
    expect(survived.acked).toBeGreaterThan(40);
  },
  180_000,
);

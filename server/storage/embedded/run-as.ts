import { type ExecFileOptions, execFile } from 'node:child_process';
import { chown, stat } from 'node:fs/promises';
import { StorageFault } from '../storage-fault.ts';

/** How programs are started so that PostgreSQL, which refuses to be root, accepts it. */
export type RunAs = {
  /** Put in front of the program and its arguments. */
  readonly prefix: readonly string[];
  /** The OS user of the child, when it must be another than ours. */
  readonly user: { readonly uid: number; readonly gid: number } | null;
};

const NAMESPACE = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'];
const ACCOUNTS = ['zhengpaopao', 'postgres'];

/**
 * Decides how to run PostgreSQL. An ordinary user runs it directly. Root runs it in a user namespace where that is allowed
 * (works in folders only root can enter), else as an OS account that can reach `home` and the programs.
 * Throws a StorageFault that says what to do when neither is possible.
 */
export async function chooseRunAs(home: string, program: string, isRoot = process.getuid?.() === 0): Promise<RunAs> {
  if (!isRoot) return { prefix: [], user: null };
  if (await succeeds('unshare', [...NAMESPACE.slice(1), program, '--version']))
    return { prefix: NAMESPACE, user: null };
  const account = await findAccount(home, program);
  if (account) return { prefix: [], user: account };
  throw new StorageFault(
    `PostgreSQL does not run as root, user namespaces are not allowed here, and no account "${ACCOUNTS.join('" or "')}" can reach ${home}: start as an ordinary user, or put DATA_DIR where the account postgres can enter (DATA_DIR=/var/lib/zhengpaopao), or set DATABASE_URL.`,
  );
}

/** Gives a folder, or all that is in it, to the account that will run PostgreSQL there. */
export async function handOver(runAs: RunAs, folder: string, whole: 'itself' | 'everything'): Promise<void> {
  if (!runAs.user || (await stat(folder)).uid === runAs.user.uid) return;
  const { uid, gid } = runAs.user;
  if (whole === 'itself') await chown(folder, uid, gid);
  else await output('chown', ['-R', `${uid}:${gid}`, folder]);
}

async function findAccount(home: string, program: string): Promise<RunAs['user']> {
  for (const name of ACCOUNTS) {
    const [uid, gid] = [await output('id', ['-u', name]), await output('id', ['-g', name])].map(Number);
    if (!uid || !gid) continue;
    const reaches = await succeeds('ls', ['-d', `${home}/..`], { uid, gid });
    if (reaches && (await succeeds(program, ['--version'], { uid, gid }))) return { uid, gid };
  }
  return null;
}

async function succeeds(program: string, args: readonly string[], options: ExecFileOptions = {}): Promise<boolean> {
  return (await output(program, args, options)) !== null;
}

/** What a program printed; null when it failed, or could not even be started as that account. */
function output(program: string, args: readonly string[], options: ExecFileOptions = {}): Promise<string | null> {
  return new Promise<string | null>((settle) => {
    execFile(program, args, { ...options, cwd: '/' }, (fault, stdout) => settle(fault ? null : String(stdout).trim()));
  }).catch(() => null);
}

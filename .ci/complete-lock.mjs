// Completes package-lock.json after `npm install` behind a mirror that does not carry every platform's binaries: npm leaves
// those optional packages out of the lock, and then refuses `npm ci` because they are missing. Run: node .ci/complete-lock.mjs
import { readFileSync, writeFileSync } from 'node:fs';

const FILE = 'package-lock.json';
const SYSTEMS = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'aix',
  'win32',
  'windows',
];
const PROCESSORS = [
  'arm64',
  'arm',
  'armv7',
  'ia32',
  'x64',
  'ppc64',
  'riscv64',
  's390x',
  'loong64',
  'mips64el',
  'wasm32',
];

/** Operating system, processor and C library of a binary package, read from its name. */
function platformOf(name) {
  const words = name.split('/').at(-1).split('-');
  const os = SYSTEMS.find((each) => words.includes(each));
  const cpu = PROCESSORS.find((each) => words.some((word) => word === each || word.startsWith(`${each}-`)));
  const libc = words.includes('musl') ? 'musl' : words.some((word) => word.startsWith('gnu')) ? 'glibc' : null;
  return {
    ...(os && { os: [os === 'windows' ? 'win32' : os] }),
    ...(cpu && { cpu: [cpu === 'armv7' ? 'arm' : cpu] }),
    ...(libc && os === 'linux' && { libc: [libc] }),
  };
}

const lock = JSON.parse(readFileSync(FILE, 'utf8'));
const { packages } = lock;

/** True when the folder, or one above it, already locks the dependency. */
function isLocked(folder, name) {
  for (let at = folder; ; at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : '') {
    if (packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`]) return true;
    if (at === '') return false;
  }
}

let added = 0;
for (const [folder, entry] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const platform = platformOf(name);
    if (isLocked(folder, name) || !(platform.os || platform.cpu)) continue;
    packages[`node_modules/${name}`] = { version, ...(entry.dev && { dev: true }), optional: true, ...platform };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} optional packages of other platforms added`);

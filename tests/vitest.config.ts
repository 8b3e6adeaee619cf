import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const cluster = fileURLToPath(new URL('./rigs/postgres-setup.ts', import.meta.url));

export default defineConfig({
  root,
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/architecture/trespasses/**'],
    setupFiles: ['loopback-only', 'nothing-personal', 'clear-folders'].map((name) =>
      fileURLToPath(new URL(`./rigs/${name}.ts`, import.meta.url)),
    ),
    globalSetup: existsSync(cluster) ? [cluster] : [],
    pool: 'forks',
    // A worker keeps what it has loaded: reading the product anew for every file was a third of the suite's work.
    isolate: false,
    // On two cores: much of the time is spent waiting for browsers, databases and platforms, which a third uses.
    maxWorkers: 3,
    // What hangs ends long before; a walk through a browser takes three times as long on a machine that does other work.
    testTimeout: 90_000,
    // Longer than the store's own patience: what does not start says why before the runner gives up.
    hookTimeout: 150_000,
  },
});

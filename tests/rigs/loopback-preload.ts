import { guardLoopback } from './loopback-guard.ts';

// Loaded before the product's programs when a test starts one: leaving this machine ends them with code 70.
guardLoopback((target) => {
  process.stderr.write(`left the loopback: ${target}\n`);
  process.exit(70);
});

import { fileURLToPath } from 'node:url';
import { build } from './build.ts';
import { secondOpinion } from './second-opinion.ts';

/** `npm run miniprogram -- https://wzm.example.gov.cn [FOLDER]`: builds the package for one county's server, into `dist` or the folder. */
const origin = (process.argv[2] ?? 'http://127.0.0.1:3000').replace(/\/+$/, '');
const out = process.argv[3] ?? fileURLToPath(new URL('../dist', import.meta.url));
const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));

const { components, sizes, complaints } = await build(out, origin);
const opinion = await secondOpinion(modules, out);
const refused = Object.entries(opinion ?? {}).flatMap(([name, { refused: why }]) =>
  why === null ? [] : [`${name}: ${why}`],
);

for (const { root, bytes, limit } of sizes)
  console.log(`${(root || '(main)').padEnd(20)} ${(bytes / 1024).toFixed(0).padStart(5)} KB of ${limit / 1024}`);
console.log(
  `TDesign files taken: ${components} · talks to ${origin} · open the folder miniprogram/ in WeChat DevTools`,
);
for (const complaint of [...complaints, ...refused]) console.error(complaint);
process.exitCode = complaints.length + refused.length > 0 ? 1 : 0;

import bm25 from 'wink-bm25-text-search';
import { grams } from './grams.ts';
import type { Rival } from './rival.ts';

/** wink's BM25 over name, aliases and matters. */
export const wink: Rival = {
  name: 'wink BM25, bigrams',
  most: Number.POSITIVE_INFINITY,
  build(rows) {
    const engine = bm25();
    engine.defineConfig({ fldWeights: { name: 2, aliases: 2, matters: 1 } });
    engine.definePrepTasks([grams]);
    for (const [at, { name, aliases, matters }] of rows.entries())
      engine.addDoc({ name, aliases: aliases.join(' '), matters: matters.join(' ') }, at);
    engine.consolidate();
    return (question) => engine.search(question).map(([at]) => rows[Number(at)]?.id ?? '');
  },
};

import { coverOf } from './cover.ts';
import type { Hit } from './entry-index.ts';
import type { Phrase } from './phrase.ts';
import type { Query } from './query.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A matter as the catalogue writes it, with all the names it goes by. */
export type MatterWords = { readonly name: string; readonly phrases: readonly Phrase[] };

export type MatterNamed = { readonly name: string; readonly share: number };

/** A matter counts as named when this much of it was said. */
const LEAST = 0.7;
const LEAST_MASS = 3;

/** The matters of the entries found, each once. */
function mattersOf(hits: readonly Hit[]): MatterWords[] {
  const found = new Map<string, MatterWords>();
  for (const { entry } of hits) {
    if (entry.source.anyMatter) continue;
    for (const [at, phrase] of entry.matters.entries()) {
      const name = entry.source.matters[at] ?? phrase.text;
      found.set(name, { name, phrases: [phrase] });
    }
  }
  return [...found.values()];
}

/** The matter a question names, looked for among the home county's matters and those of the entries found; null when none. */
export function matterNamed(
  query: Query,
  home: readonly MatterWords[],
  hits: readonly Hit[],
  vocabulary: Vocabulary,
): MatterNamed | null {
  const found = mattersOf(hits);
  let best: { name: string; share: number; worth: number } | null = null;
  for (const matter of [...home, ...found]) {
    for (const phrase of matter.phrases) {
      const cover = coverOf(phrase, query.present, vocabulary);
      const worth = cover.share * Math.sqrt(cover.mass);
      if (cover.share < LEAST || cover.mass < LEAST_MASS || (best && worth <= best.worth)) continue;
      best = { name: matter.name, share: cover.share, worth };
    }
  }
  return best && { name: best.name, share: best.share };
}

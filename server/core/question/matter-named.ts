import { coverOf, type Measure } from './cover.ts';
import type { Hit } from './entry-index.ts';
import { numberAt, strengthAt } from './number-list.ts';
import { type Phrase, type PhraseBook, strongTerms } from './phrase.ts';
import type { Strengths } from './strengths.ts';
import type { TermId } from './terms.ts';

/** A name that a matter goes by, and the matter as the catalogue writes it. */
export type MatterName = { readonly matter: string; readonly phrase: Phrase };

/** The matters of the home county. */
export type HomeMatters = {
  readonly names: readonly MatterName[];
  /** The numbers of the names that hold a pair or a concept. */
  readonly byTerm: ReadonlyMap<TermId, readonly number[]>;
};

export type MatterNamed = { readonly name: string; readonly share: number };

/** A matter counts as named when this much of it was said. */
const LEAST = 0.7;
const LEAST_MASS = 3;
/** All of it was said. */
const WHOLE = 0.999;

/** All of the matter's name was said, not a part. */
export function isNamedWhole(matter: MatterNamed | null): matter is MatterNamed {
  return matter !== null && matter.share >= WHOLE;
}

export function homeMatters(names: readonly MatterName[], book: PhraseBook): HomeMatters {
  const byTerm = new Map<TermId, number[]>();
  for (const [number, { phrase }] of names.entries()) {
    for (const id of strongTerms(book, phrase)) {
      const known = byTerm.get(id);
      if (known) known.push(number);
      else byTerm.set(id, [number]);
    }
  }
  return { names, byTerm };
}

/** The numbers of the names of which enough may have been said: a lone character is never enough, so a pair or a concept was. */
function within(home: HomeMatters, present: Strengths): number[] {
  const found = new Set<number>();
  for (let at = 0; at < present.count; at += 1) {
    const id = numberAt(present.terms, at);
    if (strengthAt(present.values, id) < LEAST) continue;
    for (const number of home.byTerm.get(id) ?? []) found.add(number);
  }
  return [...found].sort((a, b) => a - b);
}

/** The best so far, and how much it was worth. */
type Best = { readonly named: MatterNamed | null; readonly worth: number };

function better(best: Best, name: string, phrase: Phrase, measure: Measure): Best {
  const { share, mass } = coverOf(phrase, measure);
  const worth = share * Math.sqrt(mass);
  const counts = share >= LEAST && mass >= LEAST_MASS && (best.named === null || worth > best.worth);
  return counts ? { named: { name, share }, worth } : best;
}

/**
 * The matter a question names: one of the home county's that was said whole (公租房), else the best covered of these and of the matters
 * of the entries found; null when none. 经济适用房申请 is covered by the same words as 公租房申请, and longer, but nobody said it.
 */
export function matterNamed(
  home: HomeMatters,
  hits: readonly Hit[],
  present: Strengths,
  measure: Measure,
): MatterNamed | null {
  const own = ofHome(home, present, measure);
  if (isNamedWhole(own.named)) return own.named;
  return ofEntries(hits, measure, own).named;
}

function ofHome(home: HomeMatters, present: Strengths, measure: Measure): Best {
  let best: Best = { named: null, worth: 0 };
  for (const number of within(home, present)) {
    const name = home.names[number];
    if (name) best = better(best, name.matter, name.phrase, measure);
  }
  return best;
}

function ofEntries(hits: readonly Hit[], measure: Measure, own: Best): Best {
  let best = own;
  for (const { entry } of hits) {
    if (entry.source.anyMatter) continue;
    for (const [at, phrase] of entry.matters.entries())
      best = better(best, entry.source.matters[at] ?? phrase.text, phrase, measure);
  }
  return best;
}

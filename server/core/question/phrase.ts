import { type Lexicon, readWithLexicon } from './lexicon.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Concepts kept for one character of a phrase. */
export const CONCEPTS_PER_CHAR = 2;

/** A name, alias, remark or matter of an entry, cut into terms of the vocabulary. */
export type Phrase = {
  /** The normalised words. */
  readonly text: string;
  /** Without the words that every entry has (证明, 情况, 材料); never empty. */
  readonly core: string;
  /** Per character of `core`: its number, the number of the pair it begins (-1 at the end). */
  readonly chars: Int32Array;
  readonly pairs: Int32Array;
  /** Two a character: the concepts that name it, -1 for none. */
  readonly concepts: Int32Array;
};

const COMMON =
  /(?:的|和|与|及|或|等|所需|原需|其他|有关|相关|所|之)?(?:证明材料|证明书|证明|材料|情况|信息|原件|复印件|手续|凭证)|^居民|^公民|^办理|^申请|^申领/gu;

/** The words of a name that set it apart: 居民就业状况证明 → 就业状况. The whole name when nothing is left. */
export function coreOf(text: string): string {
  const core = text.replace(COMMON, '').replaceAll(' ', '');
  return core.length > 0 ? core : text.replaceAll(' ', '');
}

/** Cuts a normalised text into a phrase, giving numbers to new terms. */
export function cutPhrase(text: string, lexicon: Lexicon, vocabulary: Vocabulary): Phrase {
  const core = coreOf(text);
  const chars = new Int32Array(core.length);
  const pairs = new Int32Array(core.length).fill(-1);
  const concepts = new Int32Array(core.length * CONCEPTS_PER_CHAR).fill(-1);
  for (let at = 0; at < core.length; at += 1) {
    chars[at] = vocabulary.intern(core.charAt(at));
    if (at + 1 < core.length) pairs[at] = vocabulary.intern(core.slice(at, at + 2));
  }
  for (const mark of readWithLexicon(lexicon, core).marks) {
    for (const concept of mark.concepts) markConcept(concepts, vocabulary.intern(`#${concept}`), mark.start, mark.end);
  }
  return { text, core, chars, pairs, concepts };
}

function markConcept(concepts: Int32Array, id: number, start: number, end: number): void {
  for (let at = start; at < end; at += 1) {
    for (let slot = at * CONCEPTS_PER_CHAR; slot < (at + 1) * CONCEPTS_PER_CHAR; slot += 1) {
      if (concepts[slot] === id) break;
      if (concepts[slot] !== -1) continue;
      concepts[slot] = id;
      break;
    }
  }
}

/** Every different term of a phrase. */
export function termsOf(phrase: Phrase): Set<number> {
  const terms = new Set<number>();
  for (const list of [phrase.chars, phrase.pairs, phrase.concepts]) {
    for (const id of list) if (id >= 0) terms.add(id);
  }
  return terms;
}

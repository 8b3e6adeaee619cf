import { charGram, gramsOf, pairGram } from './gram.ts';
import { type Lexicon, readWithLexicon } from './lexicon.ts';
import { append, createNumberList, type NumberList } from './number-list.ts';
import { createTerms, NO_TERM, type TermId, type Terms } from './terms.ts';

/** Numbers kept for one character of a phrase: its own term, the pair it begins, and two concepts that name it; NO_TERM where there is none. */
export const CELL = 4;
export const PAIR = 1;
export const CONCEPTS = [2, 3] as const;

/** A name, alias, remark or matter of an entry, cut into terms. */
export type Phrase = {
  /** The normalised words. */
  readonly text: string;
  /** Without the words that every entry has (证明, 情况, 材料); never empty, unless the text is. */
  readonly core: string;
  /** The term of the first two characters of the text where the book knew them before, else that of the first. */
  readonly opening: TermId;
  /** Where the cells of the core begin and end in the book. */
  readonly from: number;
  readonly to: number;
};

/** Cuts a text from outside (a name, an alias) to the form in which questions are read. */
export type Reader = (text: string) => string;

/** All phrases of a catalogue, each kept once, with the terms they consist of. Nothing is ever taken out. */
export type PhraseBook = {
  readonly lexicon: Lexicon;
  readonly terms: Terms;
  readonly cells: NumberList;
  /** The phrase of a text as the catalogue writes it. */
  phrase(text: string): Phrase;
};

const COMMON =
  /(?:的|和|与|及|或|等|所需|原需|其他|有关|相关|所|之)?(?:证明材料|证明书|证明|材料|情况|信息|原件|复印件|手续|凭证)|^居民|^公民|^办理|^申请|^申领/gu;

/** The words of a name that set it apart: 居民就业状况证明 → 就业状况. The whole name when nothing is left. */
function coreOf(text: string): string {
  const core = text.replace(COMMON, '').replaceAll(' ', '');
  return core.length > 0 ? core : text.replaceAll(' ', '');
}

/** Writes a concept into the free cell of every character it names. */
function markConcept(cells: NumberList, concept: TermId, from: number, to: number): void {
  for (let cell = from; cell < to; cell += CELL) {
    const slots = CONCEPTS.map((slot) => cell + slot);
    if (slots.some((slot) => cells.values[slot] === concept)) continue;
    const free = slots.find((slot) => cells.values[slot] === NO_TERM);
    if (free !== undefined) cells.values[free] = concept;
  }
}

export function createPhraseBook(lexicon: Lexicon, read: Reader): PhraseBook {
  const terms = createTerms();
  const cells = createNumberList();
  const known = new Map<string, Phrase>();

  function writeGrams(core: string): void {
    for (let at = 0; at < core.length; at += 1) {
      append(cells, terms.addGram(charGram(core, at)));
      append(cells, at + 1 < core.length ? terms.addGram(pairGram(core, at)) : NO_TERM);
      for (const _ of CONCEPTS) append(cells, NO_TERM);
    }
  }

  function writeConcepts(core: string, from: number): void {
    for (const mark of readWithLexicon(lexicon, core, gramsOf(core)).marks) {
      for (const concept of mark.concepts)
        markConcept(cells, terms.addConcept(concept), from + mark.start * CELL, from + mark.end * CELL);
    }
  }

  function opening(text: string): TermId {
    if (text === '') return NO_TERM;
    const first = terms.addGram(charGram(text, 0));
    return (text.length > 1 && terms.gram(pairGram(text, 0))) || first;
  }

  function cut(text: string): Phrase {
    const core = coreOf(text);
    const from = cells.length;
    writeGrams(core);
    writeConcepts(core, from);
    return { text, core, opening: opening(text), from, to: cells.length };
  }

  function phrase(text: string): Phrase {
    const before = known.get(text);
    if (before) return before;
    const fresh = cut(read(text));
    known.set(text, fresh);
    return fresh;
  }

  return { lexicon, terms, cells, phrase };
}

/** Adds every term of a phrase to a set. */
export function addTerms(book: PhraseBook, phrase: Phrase, to: Set<TermId>): void {
  for (let at = phrase.from; at < phrase.to; at += 1) {
    const id = book.cells.values[at] ?? NO_TERM;
    if (id !== NO_TERM) to.add(id);
  }
}

/** The pairs and concepts of a phrase, each once. */
export function strongTerms({ cells }: PhraseBook, phrase: Phrase): Set<TermId> {
  const terms = new Set<TermId>();
  for (let at = phrase.from; at < phrase.to; at += CELL) {
    for (let slot = at + PAIR; slot < at + CELL; slot += 1) {
      const id = cells.values[slot] ?? NO_TERM;
      if (id !== NO_TERM) terms.add(id);
    }
  }
  return terms;
}

import { addOnce } from './ascending.ts';
import { type Grams, gramsOf } from './gram.ts';
import { createLiterals, type Literals } from './literals.ts';
import { createPatternSet, type PatternSet } from './pattern-set.ts';
import type { Span } from './target.ts';

/** A thing people name in many ways: 去世, 走了, 老了人 are all 死亡. */
type Concept = {
  /** The official word. */
  readonly name: string;
  readonly words: readonly string[];
  /** Regular expressions; `{kin}` stands for any kin word. */
  readonly patterns?: readonly string[];
  /** Concepts that are close enough to count for something: 单身 → 婚姻状况. */
  readonly near?: readonly string[];
};

/** A paper people hold already: a licence, not a proof. */
type LicenceName = { readonly name: string; readonly words: readonly string[] };

/** data/lexicon.json: how people speak, kept by the list keepers. */
export type LexiconData = {
  readonly concepts: readonly Concept[];
  readonly kin: readonly string[];
  /** Everyday names of certificates; `name` is a name or alias of data/certificates.json. */
  readonly papers: readonly LicenceName[];
  /** Words that carry no meaning of their own: 我要, 怎么, 证明. */
  readonly shell: readonly string[];
  /**
   * `没…过`, `不是…`: what follows is denied, not asked for; so is what somebody says of himself: 低保户办残疾证 does not apply for 低保. Regular
   * expressions whose first group is that part.
   */
  readonly denials: readonly string[];
  readonly licences: readonly LicenceName[];
  readonly dialect: readonly { readonly from: string; readonly to: string }[];
  /** Words that homophone repair leaves alone. */
  readonly safe: readonly string[];
  /** Regular expressions by signal name: lost, notice, promise, runner, complaint, status, bring, fee … */
  readonly signals: Readonly<Record<string, readonly string[]>>;
};

/** What one listed phrase says: the concepts it names, or null for a shell word. */
type PhraseMeaning = readonly string[] | null;

export type Lexicon = {
  readonly data: LexiconData;
  readonly phrases: Literals;
  /** By number of the phrase. */
  readonly meanings: readonly PhraseMeaning[];
  readonly near: ReadonlyMap<string, readonly string[]>;
  readonly kin: Literals;
  readonly patterns: ConceptPatterns;
  readonly denials: Patterns;
  readonly signals: Patterns;
  /** By number of the signal's pattern. */
  readonly signalNames: readonly string[];
  readonly losses: readonly RegExp[];
};

/** One stretch of text and the concepts it names. */
type Mark = { readonly start: number; readonly end: number; readonly concepts: readonly string[] };

/** Regular expressions, and which of them a text can match. */
type Patterns = { readonly all: readonly RegExp[]; readonly set: PatternSet };

/** `kin`: patterns that look at the text with every kin word hidden behind KIN_MARK, which is much quicker than trying them all. */
type ConceptPatterns = {
  readonly all: readonly ConceptPattern[];
  readonly kin: PatternSet;
  readonly plain: PatternSet;
};

type ConceptPattern = {
  readonly concepts: readonly string[];
  readonly source: string;
  readonly pattern: RegExp;
  readonly kin: boolean;
};

const KIN_MARK = '\uE000';
const KIN_REST = '\uE001';
/** No character up to here takes two units. */
const LAST_UNIT = 0xffff;
/** Is found in no text. */
const NEVER = '\uE002';

/** The text with every kin word, the longest first, replaced by marks of the same length. */
function hideKin(text: string, kin: Literals): string {
  let hidden = '';
  let shown = 0;
  for (let at = 0; at < text.length; at += 1) {
    const number = kin.longestAt(text, at);
    const word = number < 0 ? undefined : kin.words[number];
    if (word === undefined) continue;
    hidden += text.slice(shown, at) + KIN_MARK + KIN_REST.repeat(word.length - 1);
    at += word.length - 1;
    shown = at + 1;
  }
  return shown === 0 ? text : hidden + text.slice(shown);
}

function conceptPattern(concept: string, pattern: string, kinWords: Literals): ConceptPattern {
  const kin = pattern.includes('{kin}');
  const source = (kin ? hideKin(pattern, kinWords) : pattern).replaceAll('{kin}', `${KIN_MARK}${KIN_REST}*`);
  return { concepts: [concept], source, pattern: new RegExp(source, 'gu'), kin };
}

function conceptPatterns(data: LexiconData, kin: Literals): ConceptPatterns {
  const all = data.concepts.flatMap((concept) =>
    (concept.patterns ?? []).map((pattern) => conceptPattern(concept.name, pattern, kin)),
  );
  const only = (wanted: boolean): PatternSet =>
    createPatternSet(all.map((each) => (each.kin === wanted ? each.source : NEVER)));
  return { all, kin: only(true), plain: only(false) };
}

function conceptWords(data: LexiconData): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const concept of data.concepts) {
    for (const word of [concept.name, ...concept.words]) {
      const known = map.get(word) ?? [];
      if (!known.includes(concept.name)) known.push(concept.name);
      map.set(word, known);
    }
  }
  return map;
}

function patternsOf(sources: readonly string[], kin: readonly string[], flags: string): Patterns {
  const either = [...kin].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|');
  const full = sources.map((source) => source.replaceAll('{kin}', `(?:${either})`));
  return { all: full.map((source) => new RegExp(source, flags)), set: createPatternSet(full) };
}

/** Prepares the lexicon: words are looked for together, and a pattern is tried only where its own characters stand. */
export function compileLexicon(data: LexiconData): Lexicon {
  const conceptsOf = conceptWords(data);
  const words = [...new Set([...conceptsOf.keys(), ...data.shell])];
  const kin = createLiterals(data.kin);
  const signals = Object.entries(data.signals).flatMap(([name, sources]) =>
    sources.map((source) => ({ name, source })),
  );
  return {
    data,
    phrases: createLiterals(words),
    meanings: words.map((word) => conceptsOf.get(word) ?? null),
    near: new Map(data.concepts.map((concept) => [concept.name, concept.near ?? []])),
    kin,
    patterns: conceptPatterns(data, kin),
    denials: patternsOf(data.denials, data.kin, 'gu'),
    signals: patternsOf(
      signals.map((each) => each.source),
      data.kin,
      'u',
    ),
    signalNames: signals.map((each) => each.name),
    losses: patternsOf(data.signals.lost ?? [], data.kin, 'gu').all,
  };
}

/** The signals one of whose patterns is found in the text. */
export function signalsIn(lexicon: Lexicon, text: string, grams: Grams): Set<string> {
  const found = new Set<string>();
  for (const number of lexicon.signals.set.candidates(grams)) {
    const name = lexicon.signalNames[number] ?? '';
    if (!found.has(name) && lexicon.signals.all[number]?.test(text)) found.add(name);
  }
  return found;
}

/** Where the next match of a global pattern is looked for: behind this one, even when it is empty. */
function goOn(pattern: RegExp, match: RegExpExecArray): void {
  if (match[0] !== '') return;
  pattern.lastIndex += (match.input.codePointAt(match.index) ?? 0) > LAST_UNIT ? 2 : 1;
}

function addSpans(pattern: RegExp, text: string, spans: Span[]): void {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const inner = match[1] ?? match[0];
    const start = match.index + (match[1] === undefined ? 0 : match[0].indexOf(inner));
    if (inner.length > 0) spans.push({ start, end: start + inner.length });
    goOn(pattern, match);
  }
}

/** Spans (start, end) of everything a list of global patterns finds; a first group, when there is one, is the span. */
export function spansOf(patterns: readonly RegExp[], text: string): Span[] {
  const spans: Span[] = [];
  for (const pattern of patterns) addSpans(pattern, text, spans);
  return spans;
}

/** Spans of what the text denies: 没交过[社保]. */
export function deniedSpans({ denials }: Lexicon, text: string, grams: Grams): Span[] {
  const spans: Span[] = [];
  for (const number of denials.set.candidates(grams)) {
    const pattern = denials.all[number];
    if (pattern) addSpans(pattern, text, spans);
  }
  return spans;
}

/** What the lexicon sees in a text: the concepts named, and one flag a character for words that carry no meaning. */
export type Reading = { readonly marks: readonly Mark[]; readonly shell: readonly boolean[] };

function readPhrases({ phrases, meanings }: Lexicon, text: string, marks: Mark[], shell: boolean[]): void {
  for (let at = 0; at < text.length; ) {
    const number = phrases.longestAt(text, at);
    const word = number < 0 ? undefined : phrases.words[number];
    if (word === undefined) {
      at += 1;
      continue;
    }
    const end = at + word.length;
    const concepts = meanings[number];
    if (concepts) marks.push({ start: at, end, concepts });
    else shell.fill(true, at, end);
    at = end;
  }
}

/** The numbers of the patterns that may be found, ascending: those that look at the text as it is, and at that with the kin hidden. */
function mayBeFound({ kin, plain }: ConceptPatterns, grams: Grams, hidden: Grams): number[] {
  const numbers = plain.candidates(grams);
  for (const number of kin.candidates(hidden)) addOnce(numbers, number);
  return numbers;
}

function readPatterns(lexicon: Lexicon, text: string, grams: Grams, marks: Mark[]): void {
  const hidden = hideKin(text, lexicon.kin);
  for (const number of mayBeFound(lexicon.patterns, grams, hidden === text ? grams : gramsOf(hidden))) {
    const one = lexicon.patterns.all[number];
    if (one) addMarks(one, one.kin ? hidden : text, marks);
  }
}

function addMarks({ pattern, concepts }: ConceptPattern, text: string, marks: Mark[]): void {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    marks.push({ start: match.index, end: match.index + match[0].length, concepts });
    goOn(pattern, match);
  }
}

/** Reads a normalised text: the longest listed phrase at each place first, then the patterns. */
export function readWithLexicon(lexicon: Lexicon, text: string, grams: Grams): Reading {
  const marks: Mark[] = [];
  const shell = new Array<boolean>(text.length).fill(false);
  readPhrases(lexicon, text, marks, shell);
  readPatterns(lexicon, text, grams, marks);
  return { marks, shell };
}

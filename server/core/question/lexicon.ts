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
  /** `没…过`, `不是…`: what follows is denied, not asked for. Regular expressions whose first group is the denied part. */
  readonly denials: readonly string[];
  readonly licences: readonly LicenceName[];
  readonly dialect: readonly { readonly from: string; readonly to: string }[];
  /** Words that homophone repair leaves alone. */
  readonly safe: readonly string[];
  /** Regular expressions by signal name: lost, notice, promise, runner, complaint, status, bring, fee … */
  readonly signals: Readonly<Record<string, readonly string[]>>;
};

/** Returns every listed phrase that begins at `at`, in any order. */
export type PhraseFinder = (text: string, at: number) => readonly string[];

export type Lexicon = {
  readonly data: LexiconData;
  readonly find: PhraseFinder;
  readonly conceptsOf: ReadonlyMap<string, readonly string[]>;
  readonly near: ReadonlyMap<string, readonly string[]>;
  readonly patterns: readonly ConceptPattern[];
  /** Matches any kin word. */
  readonly kin: RegExp;
  readonly shell: ReadonlySet<string>;
  readonly denials: readonly RegExp[];
  readonly signals: ReadonlyMap<string, readonly RegExp[]>;
};

/** One stretch of text and the concepts it names. */
type Mark = { readonly start: number; readonly end: number; readonly concepts: readonly string[] };

/** `kin`: the pattern looks at the text with every kin word hidden behind KIN_MARK, which is much quicker than trying them all. */
type ConceptPattern = { readonly concept: string; readonly pattern: RegExp; readonly kin: boolean };

const KIN_MARK = '\uE000';
const KIN_REST = '\uE001';

/** The text with every kin word replaced by marks of the same length. */
function hideKin(text: string, kin: RegExp): string {
  return text.replace(kin, (word) => KIN_MARK + KIN_REST.repeat(word.length - 1));
}

function conceptPattern(concept: string, pattern: string, kinWords: RegExp): ConceptPattern {
  const kin = pattern.includes('{kin}');
  const source = (kin ? hideKin(pattern, kinWords) : pattern).replaceAll('{kin}', `${KIN_MARK}${KIN_REST}*`);
  return { concept, pattern: new RegExp(source, 'gu'), kin };
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

function expand(pattern: string, kin: string): RegExp {
  return new RegExp(pattern.replaceAll('{kin}', `(?:${kin})`), 'gu');
}

/** Prepares the lexicon. `makeFinder` gets every phrase and returns the look-up (a trie in the adapter). */
export function compileLexicon(data: LexiconData, makeFinder: (phrases: readonly string[]) => PhraseFinder): Lexicon {
  const conceptsOf = conceptWords(data);
  const kin = [...data.kin].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|');
  return {
    data,
    find: makeFinder([...conceptsOf.keys(), ...data.shell]),
    conceptsOf,
    near: new Map(data.concepts.map((concept) => [concept.name, concept.near ?? []])),
    patterns: data.concepts.flatMap((concept) =>
      (concept.patterns ?? []).map((pattern) => conceptPattern(concept.name, pattern, new RegExp(kin, 'gu'))),
    ),
    kin: new RegExp(kin, 'gu'),
    shell: new Set(data.shell),
    denials: data.denials.map((pattern) => expand(pattern, kin)),
    signals: new Map(
      Object.entries(data.signals).map(([name, patterns]) => [name, patterns.map((each) => expand(each, kin))]),
    ),
  };
}

/** True when one of the patterns of the signal is found in the text. */
export function hasSignal(lexicon: Lexicon, name: string, text: string): boolean {
  return (lexicon.signals.get(name) ?? []).some((pattern) => {
    pattern.lastIndex = 0;
    return pattern.test(text);
  });
}

/** Spans (start, end) of everything a list of global patterns finds; a first group, when there is one, is the span. */
export function spansOf(patterns: readonly RegExp[], text: string): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const inner = match[1] ?? match[0];
      const start = match.index + (match[1] === undefined ? 0 : match[0].indexOf(inner));
      if (inner.length > 0) spans.push({ start, end: start + inner.length });
    }
  }
  return spans;
}

/** What the lexicon sees in a text: the concepts named, and one flag a character for words that carry no meaning. */
export type Reading = { readonly marks: readonly Mark[]; readonly shell: readonly boolean[] };

function longestPhrase(lexicon: Lexicon, text: string, at: number): string | null {
  let best: string | null = null;
  for (const word of lexicon.find(text, at)) if (word.length > (best?.length ?? 0)) best = word;
  return best;
}

function readPhrases(lexicon: Lexicon, text: string, marks: Mark[], shell: boolean[]): void {
  for (let at = 0; at < text.length; ) {
    const word = longestPhrase(lexicon, text, at);
    const end = at + (word?.length ?? 1);
    const concepts = word === null ? undefined : lexicon.conceptsOf.get(word);
    if (concepts) marks.push({ start: at, end, concepts });
    else if (word !== null) shell.fill(true, at, end);
    at = end;
  }
}

function readPatterns(lexicon: Lexicon, text: string, marks: Mark[]): void {
  const hidden = hideKin(text, lexicon.kin);
  for (const { concept, pattern, kin } of lexicon.patterns) {
    for (const match of (kin ? hidden : text).matchAll(pattern)) {
      marks.push({ start: match.index, end: match.index + match[0].length, concepts: [concept] });
    }
  }
}

/** Reads a normalised text: the longest listed phrase at each place first, then the patterns. */
export function readWithLexicon(lexicon: Lexicon, text: string): Reading {
  const marks: Mark[] = [];
  const shell = new Array<boolean>(text.length).fill(false);
  readPhrases(lexicon, text, marks, shell);
  readPatterns(lexicon, text, marks);
  return { marks, shell };
}

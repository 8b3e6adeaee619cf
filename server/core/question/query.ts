import type { QueryTerm } from './entry-index.ts';
import { type Lexicon, type Reading, readWithLexicon, spansOf } from './lexicon.ts';
import { type Span, targetSpans } from './target.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Strength of every term of the vocabulary in a question, by its number; 0 where it is not. */
export type Present = Float32Array;

/** A question cut into the terms of the index, ready to be compared with entries. */
export type Query = {
  readonly read: string;
  readonly reading: Reading;
  /** Per character: its number, that of the pair it begins; -1 when the index does not know it. */
  readonly chars: Int32Array;
  readonly pairs: Int32Array;
  /** True where the character means something: no shell word, no place name, not denied. */
  readonly content: readonly boolean[];
  /** True where the character is part of what is asked for (before 证明), not of what it is for. */
  readonly target: readonly boolean[];
  /** True for the last two meaningful characters of what is asked for: 林木采伐[权属]证明. */
  readonly head: readonly boolean[];
  /** How strongly a term is present, 0 to 1: pair or concept 1, lone character less, denied words little. */
  readonly present: Present;
  readonly presentInTarget: Present;
  readonly concepts: readonly string[];
  readonly terms: readonly QueryTerm[];
};

/** Weight of a lone character against a pair. */
export const LONE = 0.35;
/** Weight of a concept that is only near to one that was named. */
const NEAR = 0.35;
const DENIED = 0.15;
const SHELL = 0.1;

function maskOf(length: number, spans: readonly Span[]): boolean[] {
  const mask = new Array<boolean>(length).fill(false);
  for (const span of spans) mask.fill(true, span.start, span.end);
  return mask;
}

const HEAD = 2;

function headOf(content: readonly boolean[], target: readonly boolean[]): boolean[] {
  const head = new Array<boolean>(content.length).fill(false);
  let left = HEAD;
  for (let at = content.length - 1; at >= 0 && left > 0; at -= 1) {
    if (!target[at] || !content[at]) continue;
    head[at] = true;
    left -= 1;
  }
  return head;
}

function raise(present: Present, id: number, weight: number): void {
  if (id >= 0 && weight > (present[id] ?? 0)) present[id] = weight;
}

type Draft = {
  readonly read: string;
  readonly weight: (at: number) => number;
  readonly chars: Int32Array;
  readonly pairs: Int32Array;
};

function collect(draft: Draft, size: number, within: readonly boolean[] | null): Present {
  const present = new Float32Array(size);
  for (let at = 0; at < draft.read.length; at += 1) {
    if (within !== null && !within[at]) continue;
    raise(present, draft.chars[at] ?? -1, draft.weight(at) * LONE);
    if (within !== null && !within[at + 1]) continue;
    raise(present, draft.pairs[at] ?? -1, Math.max(draft.weight(at), draft.weight(at + 1)));
  }
  return present;
}

function addConcepts(
  present: Present,
  lexicon: Lexicon,
  vocabulary: Vocabulary,
  named: readonly { concept: string; weight: number }[],
): void {
  for (const { concept, weight } of named) {
    raise(present, vocabulary.find(`#${concept}`), weight);
    for (const near of lexicon.near.get(concept) ?? []) raise(present, vocabulary.find(`#${near}`), weight * NEAR);
  }
}

function termsPresent(present: Present): QueryTerm[] {
  const terms: QueryTerm[] = [];
  for (let id = 0; id < present.length; id += 1) {
    const weight = present[id] ?? 0;
    if (weight > 0) terms.push({ id, weight });
  }
  return terms;
}

/** Cuts a normalised, repaired question. `ignored` are spans that name no content: places. */
export function cutQuery(read: string, lexicon: Lexicon, vocabulary: Vocabulary, ignored: readonly Span[]): Query {
  const reading = readWithLexicon(lexicon, read);
  const denied = maskOf(read.length, spansOf(lexicon.denials, read));
  const skipped = maskOf(read.length, ignored);
  const conceptMask = maskOf(read.length, reading.marks);
  const isShell = (at: number): boolean => (reading.shell[at] === true && !conceptMask[at]) || skipped[at] === true;
  const content = Array.from(
    { length: read.length },
    (_, at) => !isShell(at) && !denied[at] && read.charAt(at) !== ' ',
  );
  const weight = (at: number): number => {
    if (denied[at]) return DENIED;
    return isShell(at) ? SHELL : 1;
  };
  const chars = new Int32Array(read.length).fill(-1);
  const pairs = new Int32Array(read.length).fill(-1);
  for (let at = 0; at < read.length; at += 1) {
    if (read.charAt(at) === ' ') continue;
    chars[at] = vocabulary.find(read.charAt(at));
    if (at + 1 < read.length && read.charAt(at + 1) !== ' ') pairs[at] = vocabulary.find(read.slice(at, at + 2));
  }
  const draft: Draft = { read, weight, chars, pairs };
  const target = maskOf(read.length, targetSpans(read));
  const present = collect(draft, vocabulary.size(), null);
  const presentInTarget = collect(draft, vocabulary.size(), target);
  const named = reading.marks.flatMap((mark) =>
    mark.concepts.map((concept) => ({ concept, weight: weight(mark.start), start: mark.start, end: mark.end })),
  );
  addConcepts(present, lexicon, vocabulary, named);
  const inTarget = named.filter((each) => target.slice(each.start, each.end).some(Boolean));
  addConcepts(presentInTarget, lexicon, vocabulary, inTarget);
  return {
    read,
    reading,
    chars,
    pairs,
    content,
    target,
    head: headOf(content, target),
    present,
    presentInTarget,
    concepts: [...new Set(named.filter((each) => each.weight === 1).map((each) => each.concept))],
    terms: termsPresent(present),
  };
}

import { charGram, type Gram, isPair, pairGram } from './gram.ts';

/** Grams of which a text must hold at least one for a pattern to be found in it. */
type Need = readonly Gram[];

/** A token of a regular expression: escape, class, group, quantifier, or one character. */
const TOKEN =
  /\\(?:u\{[^}]*\}|u[\da-f]{4}|x[\da-f]{2}|p\{[^}]*\}|.)|\[(?:\\.|[^\]])*\]|\(\?(?:[:=!]|<[=!]|<\w+>)|[()|]|[*+?]\??|\{\d+(?:,\d*)?\}\??|[\s\S]/giu;
const QUANTIFIER = /^(?:[*+?]\??|\{(\d+).*\}\??)$/u;
/** A class that merely lists characters, no space among them. */
const LISTED = /^\[[^\\^\-[\] \ud800-\udfff]+\]$/u;
/** Stands for itself, and for itself only. Spaces are in no gram. */
const PLAIN = /^[^\\^$.*+?()[\]{}| \ud800-\udfff]$/u;

/** Where a reader of tokens stands. */
type Cursor = { readonly tokens: readonly string[]; at: number };

/** How common the grams of a need are, roughly: a character is in eight times as many texts as a pair. */
function commonness(need: Need): number {
  return need.reduce((sum, gram) => sum + (isPair(gram) ? 1 : 8), 0);
}

/** The need that the fewest texts fulfil; null when there is none. */
export function rarest(needs: readonly Need[]): Need | null {
  let best: Need | null = null;
  for (const need of needs) if (best === null || commonness(need) < commonness(best)) best = need;
  return best;
}

/** Takes a quantifier when one follows: may what it stands behind be missing? */
function takeQuantifier(cursor: Cursor): 'one' | 'some' | 'optional' {
  const match = QUANTIFIER.exec(cursor.tokens[cursor.at] ?? '');
  if (!match) return 'one';
  cursor.at += 1;
  const least = match[1] ?? (match[0].startsWith('+') ? '1' : '0');
  return Number(least) > 0 ? 'some' : 'optional';
}

/** What a run of plain characters needs: each of its pairs, or the one character. */
function runNeeds(run: string): Need[] {
  if (run.length === 1) return [[charGram(run, 0)]];
  return Array.from({ length: Math.max(0, run.length - 1) }, (_, at) => [pairGram(run, at)]);
}

function groupNeeds(cursor: Cursor, opener: string): Need[] {
  const inner = alternativeNeeds(cursor);
  cursor.at += 1;
  const looksAround = /[=!]$/u.test(opener);
  return takeQuantifier(cursor) === 'optional' || looksAround ? [] : inner;
}

function classNeeds(cursor: Cursor, token: string): Need[] {
  if (takeQuantifier(cursor) === 'optional' || !LISTED.test(token)) return [];
  return [Array.from({ length: token.length - 2 }, (_, at) => charGram(token, at + 1))];
}

function isEnd(token: string | undefined): boolean {
  return token === undefined || token === '|' || token === ')';
}

/** Takes plain characters that follow each other; one that may be missing, or come again, ends the run. */
function takeRun(cursor: Cursor): string {
  let run = '';
  for (let token = cursor.tokens[cursor.at] ?? ''; PLAIN.test(token); token = cursor.tokens[cursor.at] ?? '') {
    cursor.at += 1;
    const times = takeQuantifier(cursor);
    if (times !== 'optional') run += token;
    if (times !== 'one') break;
  }
  return run;
}

function sequenceNeeds(cursor: Cursor): Need[] {
  const needs: Need[] = [];
  while (!isEnd(cursor.tokens[cursor.at])) {
    needs.push(...runNeeds(takeRun(cursor)));
    const token = cursor.tokens[cursor.at];
    if (token === undefined || isEnd(token) || PLAIN.test(token)) continue;
    cursor.at += 1;
    needs.push(...otherNeeds(cursor, token));
  }
  return needs;
}

function otherNeeds(cursor: Cursor, token: string): Need[] {
  return token.startsWith('(') ? groupNeeds(cursor, token) : classNeeds(cursor, token);
}

/** Of several alternatives any may be the one: the rarest need of each, together. */
function alternativeNeeds(cursor: Cursor): Need[] {
  const alternatives = [sequenceNeeds(cursor)];
  while (cursor.tokens[cursor.at] === '|') {
    cursor.at += 1;
    alternatives.push(sequenceNeeds(cursor));
  }
  const [only] = alternatives;
  if (alternatives.length === 1) return only ?? [];
  const either = alternatives.map(rarest);
  return either.every((need) => need !== null) ? [[...new Set(either.flat())]] : [];
}

/**
 * What a text must hold for a regular expression to be found in it: one gram of every need. No needs when nothing can be
 * told; then the expression has to be tried. Reads the syntax of data/lexicon.json and data/topics.json, flag `u`.
 */
export function patternNeeds(source: string): Need[] {
  return alternativeNeeds({ tokens: source.match(TOKEN) ?? [], at: 0 });
}

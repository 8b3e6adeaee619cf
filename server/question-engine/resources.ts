import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LexiconData } from '../core/question/lexicon.ts';
import type { SpokenData } from '../core/question/spoken-index.ts';
import type { EngineWeights } from '../core/question/understand.ts';

/** Everything the engine needs besides the catalogue. */
export type QuestionResources = {
  readonly lexicon: LexiconData;
  readonly weights: EngineWeights;
  /** Traditional character → simplified. */
  readonly simplified: ReadonlyMap<string, string>;
  /** Character → folded syllable. */
  readonly syllables: ReadonlyMap<string, string>;
  /** Characters that stand alone in everyday prose: homophone repair is careful with them. */
  readonly alone: ReadonlySet<string>;
  /** How people say a thing when they do not know what it is called. */
  readonly spoken: SpokenData;
};

const WEIGHTS = join(import.meta.dirname, 'weights.json');

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}

function simplifiedTable(): Map<string, string> {
  const { pairs } = readJson<{ pairs: string }>(join(import.meta.dirname, 'tables', 'simplified.json'));
  const map = new Map<string, string>();
  for (let at = 0; at + 1 < pairs.length; at += 2) map.set(pairs.charAt(at), pairs.charAt(at + 1));
  return map;
}

function syllableTable(): Map<string, string> {
  const bySound = readJson<Record<string, string>>(join(import.meta.dirname, 'tables', 'syllables.json'));
  const map = new Map<string, string>();
  for (const [sound, chars] of Object.entries(bySound)) for (const char of chars) map.set(char, sound);
  return map;
}

function aloneTable(): Set<string> {
  return new Set(readJson<{ chars: string }>(join(import.meta.dirname, 'tables', 'alone.json')).chars);
}

/** Reads the lexicon from the data folder and the committed tables and weights from beside this file. */
export function loadQuestionResources(dataDir: string): QuestionResources {
  return {
    lexicon: readJson<LexiconData>(join(dataDir, 'lexicon.json')),
    weights: readJson<EngineWeights>(WEIGHTS),
    simplified: simplifiedTable(),
    syllables: syllableTable(),
    alone: aloneTable(),
    spoken: readJson<SpokenData>(join(dataDir, 'spoken.json')),
  };
}

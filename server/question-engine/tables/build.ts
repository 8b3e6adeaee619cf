import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { Converter } from 'opencc-js';
import { pinyin } from 'pinyin-pro';

/**
 * Writes the character tables the engine reads: traditional → simplified, character → folded syllable, and the characters that
 * stand alone in what data/spoken.json and data/topics.json say. Run once when a dependency changes: `npm run tables`. The results are committed.
 */

const FIRST = 0x4e00;
const LAST = 0x9fa5;

/** Voice input and southern accents do not keep zh/z, ch/c, sh/s, n/l, -ng/-n, h/f apart; neither does the table. */
export function foldSyllable(syllable: string): string {
  return syllable
    .replace(/ü/g, 'v')
    .replace(/^(z|c|s)h/, '$1')
    .replace(/^n(?=[aeiouv])/, 'l')
    .replace(/(a|e|i)ng$/, '$1n');
}

function simplifiedPairs(): string {
  const convert = Converter({ from: 'tw', to: 'cn' });
  const alsoHongKong = Converter({ from: 'hk', to: 'cn' });
  const found: [string, string][] = [];
  for (let code = FIRST; code <= LAST; code += 1) {
    const char = String.fromCharCode(code);
    const simple = convert(char) === char ? alsoHongKong(char) : convert(char);
    if (simple !== char && simple.length === 1) found.push([char, simple]);
  }
  // A character that simplified text itself uses (么, 干, 着) stays as it is.
  const inUse = new Set(found.map(([, simple]) => simple));
  return found
    .filter(([char]) => !inUse.has(char))
    .flat()
    .join('');
}

function syllables(): Record<string, string> {
  const table: Record<string, string> = {};
  for (let code = FIRST; code <= LAST; code += 1) {
    const char = String.fromCharCode(code);
    const sound = pinyin(char, { toneType: 'none', v: true });
    if (!/^[a-züv]+$/.test(sound)) continue;
    const key = foldSyllable(sound);
    table[key] = (table[key] ?? '') + char;
  }
  return table;
}

const DATA = join(import.meta.dirname, '..', '..', '..', 'data');

/** Every text in a value read from JSON. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

/** The characters that a segmenter leaves alone in everyday prose, in order of their code. */
function aloneChars(): string {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(DATA, name), 'utf8'));
  const topics = read('topics.json') as readonly { readonly examples: readonly string[] }[];
  const prose = [...textsIn(read('spoken.json')), ...topics.flatMap((topic) => topic.examples)];
  const jieba = Jieba.withDict(dict);
  const words = prose.flatMap((text) => jieba.cut(text, false));
  return [...new Set(words.filter((word) => /^\p{Script=Han}$/u.test(word)))].sort().join('');
}

function write(name: string, value: unknown): void {
  writeFileSync(join(import.meta.dirname, name), `${JSON.stringify(value)}\n`);
}

const pairs = simplifiedPairs();
const sorted = Object.fromEntries(Object.entries(syllables()).sort(([a], [b]) => (a < b ? -1 : 1)));
write('simplified.json', { pairs });
write('syllables.json', sorted);
write('alone.json', { chars: aloneChars() });
console.log(`${pairs.length / 2} simplified pairs, ${Object.keys(sorted).length} folded syllables`);

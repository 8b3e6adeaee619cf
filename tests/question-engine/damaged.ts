import { type Knowledge, observe } from '../../server/core/question/observe.ts';
import type { Labelled } from '../../server/question-engine/learning/labelled.ts';

/** What an input method offers first: the 3,755 characters of the first level of GB 2312, in its order. */
function commonCharacters(): string[] {
  const decoder = new TextDecoder('gb2312');
  const chars: string[] = [];
  for (let row = 0xb0; row <= 0xd7; row += 1)
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) chars.push(decoder.decode(Uint8Array.of(row, cell)));
  return chars.filter((char) => /^\p{Script=Han}$/u.test(char));
}

/** FNV-1a, 32 bits. */
function seedOf(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return value;
}

/** The two-character words of a question in which every character means something. */
function wordsOf(knowledge: Knowledge, q: string): { word: string; at: number }[] {
  const { read, content } = observe(knowledge, q).query;
  const means = (word: string): boolean => {
    const at = read.indexOf(word);
    return at >= 0 && content[at] === true && content[at + 1] === true;
  };
  let at = 0;
  return (knowledge.segment?.(q) ?? []).flatMap((word) => {
    const start = at;
    at += word.length;
    return /^\p{Script=Han}{2}$/u.test(word) && means(word) ? [{ word, at: start }] : [];
  });
}

export type Damaged = { readonly labelled: Labelled; readonly from: string; readonly to: string };

/** Writes one word of each question with other common characters of the same folded sound: one of the two, or both. Chosen by the id. */
export function damager(knowledge: Knowledge, syllables: ReadonlyMap<string, string>) {
  const bySound = new Map<string, string[]>();
  for (const char of commonCharacters()) {
    const sound = syllables.get(char) ?? '';
    bySound.set(sound, [...(bySound.get(sound) ?? []), char]);
  }
  const other = (char: string, seed: number): string => {
    const same = (bySound.get(syllables.get(char) ?? '') ?? []).filter((each) => each !== char);
    return same[seed % same.length] ?? char;
  };
  const written = (word: string, seed: number): string => {
    const [first = '', second = ''] = word;
    const both = [other(first, seed >>> 3), other(second, seed >>> 7)] as const;
    const choices = [`${both[0]}${second}`, `${first}${both[1]}`, `${both[0]}${both[1]}`];
    return choices[seed % choices.length] ?? word;
  };
  return (labelled: Labelled): Damaged => {
    const words = wordsOf(knowledge, labelled.q);
    const seed = seedOf(labelled.id);
    const chosen = words[seed % words.length];
    if (chosen === undefined) return { labelled, from: '', to: '' };
    const to = written(chosen.word, seed);
    const q = labelled.q.slice(0, chosen.at) + to + labelled.q.slice(chosen.at + 2);
    return { labelled: { ...labelled, q }, from: chosen.word, to };
  };
}

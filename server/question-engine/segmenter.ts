import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import type { Segmenter } from '../core/question/repair.ts';

/** A segmenter that knows the words of the catalogue besides its own dictionary. */
export function createSegmenter(words: readonly string[]): Segmenter {
  const jieba = Jieba.withDict(dict);
  const own = words.filter((word) => word.length > 1 && !/\s/u.test(word)).map((word) => `${word} 20000 n`);
  if (own.length > 0) jieba.loadDict(Buffer.from(own.join('\n')));
  return (text) => jieba.cut(text, false);
}

import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import type { Segmenter } from '../core/question/repair.ts';

function loadJieba(words: readonly string[]): Jieba {
  const jieba = Jieba.withDict(dict);
  const own = words.filter((word) => word.length > 1 && !/\s/u.test(word)).map((word) => `${word} 20000 n`);
  if (own.length > 0) jieba.loadDict(Buffer.from(own.join('\n')));
  return jieba;
}

/** A segmenter that knows the words of the catalogue besides its own dictionary, which is loaded when it is first needed: that takes a third of a second, and most questions do without. */
export function createSegmenter(words: readonly string[]): Segmenter {
  let jieba: Jieba | null = null;
  return (text) => {
    jieba ??= loadJieba(words);
    return jieba.cut(text, false);
  };
}

import { containerBootstrap } from '@nlpjs/core';
import { NluNeural } from '@nlpjs/nlu';
import { grams } from './grams.ts';
import type { Rival } from './rival.ts';

/** The classifier of nlp.js, one intent a requirement, names, aliases and matters as its utterances. Its training grows with the square of the list. */
export const nlpjs: Rival = {
  name: 'nlp.js, bigrams',
  most: 1000,
  async build(rows) {
    const nlu = new NluNeural({ locale: 'zh', container: containerBootstrap(), log: false, useNoneFeature: false });
    const text = (words: string): string => grams(words).join(' ');
    await nlu.train(
      rows.flatMap(({ id, name, aliases, matters }) =>
        [name, ...aliases, ...matters.map((matter) => matter + name)].map((utterance) => ({
          utterance: text(utterance),
          intent: id,
        })),
      ),
    );
    return async (question) => {
      const { classifications } = await nlu.process(text(question));
      return classifications.map(({ intent }) => intent);
    };
  },
};

import jaroWinkler from 'natural/lib/natural/distance/jaro-winkler_distance.js';
import type { Catalogue } from '../core/catalogue/catalogue.ts';
import type { PlaceId } from '../core/place.ts';
import { createCertificateIndex } from '../core/question/certificate-index.ts';
import { type EntrySource, entrySources } from '../core/question/entry.ts';
import { createIndex, type Index, type Reader } from '../core/question/entry-index.ts';
import { compileLexicon, type Lexicon } from '../core/question/lexicon.ts';
import type { MatterWords } from '../core/question/matter-named.ts';
import { type NormaliseTables, normalise } from '../core/question/normalise.ts';
import type { Knowledge } from '../core/question/observe.ts';
import { coreOf, cutPhrase } from '../core/question/phrase.ts';
import { placeNames } from '../core/question/place-named.ts';
import { pairsBySound, pairsIn, type RepairTables } from '../core/question/repair.ts';
import { createTopicIndex } from '../core/question/topic-named.ts';
import { phraseTrie } from './phrase-trie.ts';
import type { QuestionResources } from './resources.ts';
import { createSegmenter } from './segmenter.ts';
import { trainTopicVote } from './topic-classifier.ts';

function matterWords(catalogue: Catalogue, lexicon: Lexicon, index: Index, read: Reader): MatterWords[] {
  return catalogue.home.matters.map((matter) => ({
    name: matter.name,
    phrases: [matter.name, ...matter.aliases, ...matter.covers].map((name) =>
      cutPhrase(read(name), lexicon, index.vocabulary),
    ),
  }));
}

function rowPlaces(sources: readonly EntrySource[]): PlaceId[] {
  return [...new Set(sources.flatMap((source) => source.place ?? []))];
}

/** The words by which things are called: the names of the catalogue and the lexicon's concepts. */
function catalogueWords(
  catalogue: Catalogue,
  sources: readonly EntrySource[],
  lexicon: Lexicon,
  read: Reader,
): string[] {
  const names = sources.flatMap((source) => [source.name, ...source.aliases, ...source.matters]);
  const certificates = catalogue.certificates.flatMap((kind) => [kind.name, ...kind.aliases]);
  const own = [...names, ...certificates].map((name) => coreOf(read(name)));
  return [...new Set([...own, ...lexicon.conceptsOf.keys(), '证明'])];
}

function repairTables(
  resources: QuestionResources,
  words: readonly string[],
  pairs: ReadonlySet<string>,
): RepairTables {
  const safe = new Set(resources.lexicon.safe);
  return {
    syllables: resources.syllables,
    pairsBySound: pairsBySound(words, resources.syllables, safe),
    safe,
    known: (pair) => pairs.has(pair),
  };
}

/** Builds everything a question is compared with. A few hundred milliseconds at ten thousand rows; done once at the start. */
export function buildKnowledge(catalogue: Catalogue, resources: QuestionResources): Knowledge {
  const tables: NormaliseTables = { simplified: resources.simplified, dialect: resources.lexicon.dialect };
  const plain: NormaliseTables = { simplified: resources.simplified, dialect: [] };
  const read: Reader = (text) => normalise(text, plain).read;
  const lexicon = compileLexicon(resources.lexicon, phraseTrie);
  const sources = entrySources(catalogue);
  const index = createIndex(lexicon, read);
  for (const source of sources) index.add(source);
  const words = catalogueWords(catalogue, sources, lexicon, read);
  return {
    tables,
    lexicon,
    segment: createSegmenter(words),
    repair: repairTables(resources, words, pairsIn([...words, ...resources.lexicon.shell])),
    index,
    certificates: createCertificateIndex(catalogue.certificates, lexicon, read),
    topics: createTopicIndex(catalogue.topics, read, trainTopicVote(catalogue.topics, read)),
    placeNames: placeNames(catalogue.places, rowPlaces(sources), read),
    homeMatters: matterWords(catalogue, lexicon, index, read),
    likeness: (a, b) => Math.round(jaroWinkler(a, b) * 1e6) / 1e6,
  };
}

import jaroWinkler from 'natural/lib/natural/distance/jaro-winkler_distance.js';
import type { Catalogue } from '../core/catalogue/catalogue.ts';
import { namesOfMatter } from '../core/catalogue/matter.ts';
import type { PlaceId } from '../core/place.ts';
import { createCertificateIndex } from '../core/question/certificate-index.ts';
import { type EntrySource, entrySources } from '../core/question/entry.ts';
import { createIndex } from '../core/question/entry-index.ts';
import { compileLexicon, type Lexicon } from '../core/question/lexicon.ts';
import { homeMatters, type MatterName } from '../core/question/matter-named.ts';
import { normaliseTables, readPlainly } from '../core/question/normalise.ts';
import { placesOf } from '../core/question/number-map.ts';
import { type Knowledge, licenceNames } from '../core/question/observe.ts';
import { createPhraseBook, type PhraseBook, type Reader } from '../core/question/phrase.ts';
import { placeNames } from '../core/question/place-named.ts';
import { createDesk } from '../core/question/query.ts';
import { charsIn, oftenIn, pairsBySound, pairsIn, type RepairTables, soundsOf } from '../core/question/repair.ts';
import { createSpokenIndex, type Descriptions } from '../core/question/spoken-index.ts';
import { createTopicIndex } from '../core/question/topic-named.ts';
import type { QuestionResources } from './resources.ts';
import { createSegmenter } from './segmenter.ts';
import { trainTopicVote } from './topic-classifier.ts';

function matterNames(catalogue: Catalogue, book: PhraseBook): MatterName[] {
  return catalogue.home.matters.flatMap((matter) =>
    namesOfMatter(matter).map((name) => ({
      matter: matter.name,
      phrase: book.phrase(name),
    })),
  );
}

function byMatterName({ home }: Catalogue, descriptions: Descriptions): Descriptions {
  return Object.fromEntries(home.matters.map((matter) => [matter.name, descriptions[matter.id] ?? []]));
}

function rowPlaces(sources: readonly EntrySource[]): PlaceId[] {
  return [...new Set(sources.flatMap((source) => source.place ?? []))];
}

/** The words by which things are called: the names of the catalogue and the lexicon's concepts. */
function catalogueWords(catalogue: Catalogue, sources: readonly EntrySource[], book: PhraseBook): string[] {
  const names = sources.flatMap((source) => [source.name, ...source.aliases, ...source.matters]);
  const certificates = catalogue.certificates.flatMap((kind) => [kind.name, ...kind.aliases]);
  const own = [...new Set([...names, ...certificates])].map((name) => book.phrase(name).core);
  return [...new Set([...own, ...conceptWords(book.lexicon), '证明'])];
}

function conceptWords({ phrases, meanings }: Lexicon): string[] {
  return phrases.words.filter((_, number) => meanings[number] !== null);
}

/** What people say besides names: shell words, descriptions, examples of topics. */
function proseOf({ topics }: Catalogue, { lexicon, spoken }: QuestionResources, read: Reader): string[] {
  const descriptions = [spoken.proofs, spoken.certificates, spoken.matters].flatMap((each) =>
    Object.values(each).flat(),
  );
  return [
    ...lexicon.shell,
    ...lexicon.papers.flatMap((paper) => paper.words),
    ...descriptions,
    ...topics.flatMap((topic) => topic.examples),
  ].map(read);
}

/** What names and concepts say comes before what people say besides: of two pairs of one sound the first is tried first. */
function repairTables(
  { lexicon, syllables, alone }: QuestionResources,
  words: readonly string[],
  prose: readonly string[],
): RepairTables {
  const known = pairsIn([...words, ...prose]);
  const sounds = soundsOf(syllables);
  return {
    sounds,
    bySound: pairsBySound(known, sounds),
    safe: charsIn(lexicon.safe),
    alone: charsIn(alone),
    often: placesOf(oftenIn(words)),
    known: placesOf(known),
  };
}

/** Builds everything a question is compared with. A few hundred milliseconds at ten thousand rows; done once at the start. */
export function buildKnowledge(catalogue: Catalogue, resources: QuestionResources): Knowledge {
  const tables = normaliseTables(resources.simplified, resources.lexicon.dialect);
  const read: Reader = (text) => readPlainly(text, tables);
  const lexicon = compileLexicon(resources.lexicon);
  const book = createPhraseBook(lexicon, read);
  const sources = entrySources(catalogue);
  const index = createIndex(book);
  for (const source of sources) index.add(source);
  const words = catalogueWords(catalogue, sources, book);
  return {
    tables,
    lexicon,
    segment: createSegmenter(words),
    repair: repairTables(resources, words, proseOf(catalogue, resources, read)),
    index,
    certificates: createCertificateIndex(catalogue.certificates, book),
    spoken: {
      proofs: createSpokenIndex(resources.spoken.proofs, book),
      certificates: createSpokenIndex(resources.spoken.certificates, book),
      matters: createSpokenIndex(byMatterName(catalogue, resources.spoken.matters), book),
    },
    topics: createTopicIndex(catalogue.topics, read, trainTopicVote(catalogue.topics, read)),
    licences: licenceNames(lexicon),
    placeNames: placeNames(catalogue.places, rowPlaces(sources), read),
    homeMatters: homeMatters(matterNames(catalogue, book), book),
    likeness: (a, b) => Math.round(jaroWinkler(a, b) * 1e6) / 1e6,
    desk: createDesk(),
  };
}

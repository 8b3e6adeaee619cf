import type { IssuerBan } from '../catalogue/requirement.ts';
import type { Topic } from '../catalogue/topic.ts';
import { type CertificateIndex, type CertificateNamed, certificatesNamed } from './certificate-index.ts';
import type { Index } from './entry-index.ts';
import { type Features, featuresOf } from './features.ts';
import { hasSignal, type Lexicon, spansOf } from './lexicon.ts';
import { type MatterNamed, type MatterWords, matterNamed } from './matter-named.ts';
import { type NormaliseTables, normalise } from './normalise.ts';
import { type PlaceNames, type PlacesNamed, placesNamed } from './place-named.ts';
import { cutQuery, type Query } from './query.ts';
import { type RepairTables, repairHomophones, type Segmenter } from './repair.ts';
import { type TopicIndex, type TopicNamed, topicByPattern, topicsNamed } from './topic-named.ts';
import type { QuestionContext, Repair } from './understanding.ts';

/** Everything a question is compared with; built once from a catalogue and the committed tables. */
export type Knowledge = {
  readonly tables: NormaliseTables;
  readonly lexicon: Lexicon;
  /** Null where no segmenter runs: then nothing is repaired. */
  readonly segment: Segmenter | null;
  readonly repair: RepairTables;
  readonly index: Index;
  readonly certificates: CertificateIndex;
  readonly topics: TopicIndex;
  readonly placeNames: PlaceNames;
  readonly homeMatters: readonly MatterWords[];
  readonly likeness: (a: string, b: string) => number;
};

/** An entry found, with what speaks for it. */
export type Sighting = {
  readonly id: string;
  readonly family: string;
  readonly features: Features;
  /** The first matter it is for; null when it is for any. */
  readonly matter: string | null;
};

/** All that was seen in a question, before anything is weighed. */
export type Observation = {
  readonly text: string;
  readonly read: string;
  readonly repairs: readonly Repair[];
  readonly query: Query;
  readonly places: PlacesNamed;
  readonly issuer: IssuerBan | null;
  readonly signals: ReadonlySet<string>;
  readonly sightings: readonly Sighting[];
  readonly matter: MatterNamed | null;
  readonly certificates: readonly CertificateNamed[];
  readonly urgent: Topic | null;
  readonly pattern: Topic | null;
  readonly topics: readonly TopicNamed[];
  readonly licence: string | null;
  /** A loss word stands close to the first certificate named: 户口本[丢了], not 老人没了…户口本. */
  readonly lossNear: boolean;
};

const SURVIVORS = 24;
const TOPICS = 3;
const LEAST_CERTIFICATE = 0.4;

function issuerNamed(signals: ReadonlySet<string>): IssuerBan | null {
  if (signals.has('village')) return 'village';
  return signals.has('police') ? 'police' : null;
}

function licenceNamed(lexicon: Lexicon, read: string): string | null {
  const found = lexicon.data.licences.find((licence) => licence.words.some((word) => read.includes(word)));
  return found?.name ?? null;
}

/** How far a loss word may stand from the certificate that is lost, in characters. */
const LOSS_REACH = 12;

function isLossNear(lexicon: Lexicon, read: string, certificates: readonly CertificateNamed[]): boolean {
  const losses = spansOf(lexicon.signals.get('lost') ?? [], read);
  return certificates.some(
    ({ at, length }) =>
      at >= 0 && losses.some((loss) => loss.start - (at + length) <= LOSS_REACH && at - loss.end <= LOSS_REACH),
  );
}

function sightingsOf(knowledge: Knowledge, query: Query, places: PlacesNamed, issuer: IssuerBan | null) {
  const { index, placeNames, likeness } = knowledge;
  const hits = index.search(query.terms, SURVIVORS);
  const scene = {
    query,
    vocabulary: index.vocabulary,
    placeNames,
    places,
    issuer,
    likeness,
    bestScore: hits[0]?.score ?? 0,
  };
  const sightings = hits.map((hit) => ({
    id: hit.entry.source.id,
    family: hit.entry.source.family,
    features: featuresOf(hit, scene),
    matter: hit.entry.source.anyMatter ? null : (hit.entry.source.matters[0] ?? null),
  }));
  return { hits, sightings };
}

/** Adds the matter of the conversation to a question that names none of its own: "那户口本呢". */
function withContext(read: string, context: QuestionContext | undefined): string {
  if (!context?.matter || !/^(?:那|还有|那么)/u.test(read) || read.length > 12) return read;
  return `${read} ${context.matter}`;
}

/** Reads a question and gathers everything that may be meant by it. Pure; nothing is decided here. */
export function observe(knowledge: Knowledge, question: string, context?: QuestionContext): Observation {
  const { lexicon, index } = knowledge;
  const text = question.trim();
  const normal = normalise(text, knowledge.tables);
  const repaired = knowledge.segment
    ? repairHomophones(normal.read, knowledge.segment, knowledge.repair)
    : { read: normal.read, repairs: [] };
  const read = repaired.read;
  const places = placesNamed(knowledge.placeNames, read);
  const signals = new Set([...lexicon.signals.keys()].filter((name) => hasSignal(lexicon, name, read)));
  const issuer = issuerNamed(signals);
  const query = cutQuery(withContext(read, context), lexicon, index.vocabulary, places.spans);
  const certificates = certificatesNamed(knowledge.certificates, read, LEAST_CERTIFICATE);
  const { hits, sightings } = sightingsOf(knowledge, query, places, issuer);
  return {
    text,
    read,
    repairs: [...normal.repairs, ...repaired.repairs],
    query,
    places,
    issuer,
    signals,
    sightings,
    matter: matterNamed(query, knowledge.homeMatters, hits, index.vocabulary),
    certificates,
    urgent: topicByPattern(knowledge.topics, normal.read, (topic) => topic.urgent),
    pattern: topicByPattern(knowledge.topics, normal.read, (topic) => !topic.urgent),
    topics: topicsNamed(knowledge.topics, read, TOPICS),
    licence: licenceNamed(lexicon, read),
    lossNear: isLossNear(lexicon, read, certificates),
  };
}

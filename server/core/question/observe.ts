import type { IssuerBan } from '../catalogue/requirement.ts';
import { type CertificateIndex, type CertificateNamed, certificatesNamed } from './certificate-index.ts';
import type { Hit, Index } from './entry-index.ts';
import { type Features, featuresOf, isSaid, type Likeness, placeOf, type Scene, sceneOf } from './features.ts';
import { type Grams, gramsOf } from './gram.ts';
import { type Lexicon, signalsIn, spansOf } from './lexicon.ts';
import { createLiterals, type Literals } from './literals.ts';
import { type HomeMatters, isNamedWhole, type MatterNamed, matterNamed } from './matter-named.ts';
import { type Normalised, type NormaliseTables, normalise } from './normalise.ts';
import { type PlaceNames, type PlacesNamed, placesNamed } from './place-named.ts';
import { type Cut, cutText, type Desk, layOut, type Query, weighQuery } from './query.ts';
import { type RepairTables, repairHomophones, type Segmenter } from './repair.ts';
import type { SpokenHit, SpokenIndex } from './spoken-index.ts';
import type { Strengths } from './strengths.ts';
import type { Span } from './target.ts';
import { type TopicIndex, type TopicNamed, type TopicsDecided, topicsDecided, topicsNamed } from './topic-named.ts';
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
  readonly spoken: Spoken;
  readonly topics: TopicIndex;
  readonly licences: LicenceNames;
  readonly placeNames: PlaceNames;
  readonly homeMatters: HomeMatters;
  readonly likeness: Likeness;
  /** One question is laid out at a time. */
  readonly desk: Desk;
};

/** Descriptions of the papers by family, of the certificates, and of the home county's matters by name. */
type Spoken = {
  readonly proofs: SpokenIndex;
  readonly certificates: SpokenIndex;
  readonly matters: SpokenIndex;
};

/** An entry found, with what speaks for it. */
export type Sighting = {
  readonly id: string;
  readonly family: string;
  readonly features: Features;
  /** The first matter it is for; null when it is for any. */
  readonly matter: string | null;
  /** Its official name was said, whole. */
  readonly titled: boolean;
  /** One of its names was said whole, and the matter named asks for it by the home county's own table: 公租房申请还要无房证明吗. */
  readonly onTable: boolean;
};

/** All that was seen in a question, before anything is weighed. */
export type Observation = Heard & {
  readonly query: Query;
  readonly places: PlacesNamed;
  readonly issuer: IssuerBan | null;
  readonly signals: ReadonlySet<string>;
  readonly sightings: readonly Sighting[];
  readonly matter: MatterNamed | null;
  readonly certificates: readonly CertificateNamed[];
  /** Certificates described without their name, best first; looked for only where something is lost. */
  readonly described: readonly SpokenHit[];
  readonly topics: readonly TopicNamed[];
  readonly licence: string | null;
  /** A loss word stands close to the first certificate named: 户口本[丢了], not 老人没了…户口本. */
  readonly lossNear: boolean;
  /** The whole name of a certificate and its loss, side by side, are most of what was said: 施工许可证弄丢了. */
  readonly lostOutright: boolean;
};

const SURVIVORS = 24;
const TOPICS = 3;
const LEAST_CERTIFICATE = 0.4;
/** So many families that are described best are let in although their names were not said. */
const LET_IN = 8;
const DESCRIBED = 6;
const MATTER_DESCRIBED = 0.6;
/** Signals of something lost. */
const LOSING = ['lost', 'notice', 'reissue'];

function issuerNamed(signals: ReadonlySet<string>): IssuerBan | null {
  if (signals.has('village')) return 'village';
  return signals.has('police') ? 'police' : null;
}

/** The words for papers people hold, and by number of the word the place of the paper in the lexicon. */
export type LicenceNames = { readonly words: Literals; readonly licences: readonly number[] };

export function licenceNames({ data }: Lexicon): LicenceNames {
  const byWord = new Map<string, number>();
  for (const [number, licence] of data.licences.entries())
    for (const word of licence.words) if (!byWord.has(word)) byWord.set(word, number);
  return { words: createLiterals([...byWord.keys()]), licences: [...byWord.values()] };
}

/** The first licence of the lexicon that stands in the text. */
function licenceNamed({ lexicon, licences }: Knowledge, read: string): string | null {
  const named = licences.words.within(read).map((word) => licences.licences[word] ?? 0);
  return lexicon.data.licences[Math.min(...named)]?.name ?? null;
}

/** How far a loss word may stand from the certificate that is lost, in characters. */
const LOSS_REACH = 12;
const OUTRIGHT = 1;

/** 老伴没了 is the loss of a person, not of a paper. */
const DEATH = '死亡';

/** Where something was lost, and not somebody. */
function lossesIn(lexicon: Lexicon, { read, reading }: Query): Span[] {
  const deaths = reading.marks.filter((mark) => mark.concepts.includes(DEATH));
  const within = (loss: Span): boolean => deaths.some((mark) => mark.start < loss.end && loss.start < mark.end);
  return spansOf(lexicon.losses, read).filter((loss) => !within(loss));
}

function isLossNear(losses: readonly Span[], certificates: readonly CertificateNamed[], reach: number): boolean {
  const placed = certificates.filter(({ at }) => at >= 0);
  return placed.some(({ at, length }) =>
    losses.some((loss) => loss.start - (at + length) <= reach && at - loss.end <= reach),
  );
}

const FULL_NAME = placeOf('full-name');

function sightingOf({ entry, score }: Hit, scene: Scene, matter: MatterNamed | null): Sighting {
  const { source, names } = entry;
  const features = featuresOf({ entry, score }, scene);
  const [title] = names;
  return {
    id: source.id,
    family: source.family,
    features,
    matter: source.anyMatter ? null : (source.matters[0] ?? null),
    titled: title !== undefined && isSaid(title, scene),
    onTable: features[FULL_NAME] === 1 && isNamedWhole(matter) && source.askedBy.includes(matter.name),
  };
}

function sightingsOf(hits: readonly Hit[], scene: Scene, matter: MatterNamed | null): Sighting[] {
  const sightings: Sighting[] = [];
  for (const hit of hits) sightings.push(sightingOf(hit, scene, matter));
  return sightings;
}

/** Adds the matter of the conversation to a question that names none of its own: "那户口本呢". */
function withContext(read: string, context: QuestionContext | undefined): string {
  if (!context?.matter || !/^(?:那|还有|那么)/u.test(read) || read.length > 12) return read;
  return `${read} ${context.matter}`;
}

/** A message as read, and the topics that its patterns decide for. */
export type Heard = TopicsDecided & {
  readonly text: string;
  readonly read: string;
  /** Of what was read. */
  readonly grams: Grams;
  readonly repairs: readonly Repair[];
};

/** Reads a message; nothing is looked up yet. */
export function hear(knowledge: Knowledge, question: string): Heard {
  const text = question.trim();
  const normal = normalise(text, knowledge.tables);
  const heard = heardAs(knowledge, text, normal);
  if (knowledge.segment === null) return heard;
  const { read, repairs } = repairHomophones(normal.read, knowledge.segment, knowledge.repair);
  if (repairs.length === 0) return heard;
  const mended = heardAs(knowledge, text, { read, repairs: [...normal.repairs, ...repairs] });
  return { ...mended, urgent: heard.urgent ?? mended.urgent, pattern: heard.pattern ?? mended.pattern };
}

function heardAs({ topics }: Knowledge, text: string, { read, repairs }: Normalised): Heard {
  const grams = gramsOf(read);
  const { urgent, pattern } = topicsDecided(topics, read, grams);
  return { text, read, grams, repairs, urgent, pattern };
}

/** Strength of the terms of a text whose place names count like any other word. */
function unplaced(knowledge: Knowledge, cut: Cut, query: Query, places: PlacesNamed): Strengths {
  if (cut.read === query.read && places.spans.length === 0) return query.present;
  layOut(cut, knowledge.index.book, knowledge.desk.unplaced);
  return knowledge.desk.unplaced;
}

/** The whole name was said, and is half of what means anything. */
function isMost({ literal, length }: CertificateNamed, { content }: Query): boolean {
  return literal && 2 * length >= content.filter(Boolean).length;
}

/** The entries found by their words, then those that are described so. */
function hitsOf(index: Index, query: Query, spoken: readonly SpokenHit[]): Hit[] {
  const found = index.search(query.present, SURVIVORS);
  const known = new Set(found.map((hit) => hit.entry));
  for (const { id } of spoken)
    for (const entry of index.facesOf(id)) if (!known.has(entry)) found.push({ entry, score: 0 });
  return found;
}

/** What to bring is asked for a matter that was only described: 娃到岁数该念书了. */
function matterDescribed({ spoken }: Knowledge, query: Query, signals: ReadonlySet<string>): MatterNamed | null {
  const [best] = signals.has('bring') ? spoken.matters.search(query, 1) : [];
  return best && best.share >= MATTER_DESCRIBED ? { name: best.id, share: best.share } : null;
}

/** Gathers everything that may be meant by a message. Pure; nothing is decided here. */
export function lookUp(knowledge: Knowledge, heard: Heard, context?: QuestionContext): Observation {
  const { lexicon, index, desk } = knowledge;
  const { text, read, grams, repairs, urgent, pattern } = heard;
  const places = placesNamed(knowledge.placeNames, read);
  const cut = cutText(read, index.book, grams);
  const asked = withContext(read, context);
  const query = weighQuery(asked === read ? cut : cutText(asked, index.book), places.spans, index.book, desk);
  const signals = signalsIn(lexicon, read, grams);
  const losses = signals.has('lost') ? lossesIn(lexicon, query) : [];
  if (losses.length === 0) signals.delete('lost');
  const issuer = issuerNamed(signals);
  const present = unplaced(knowledge, cut, query, places);
  const certificates = certificatesNamed(knowledge.certificates, read, present, LEAST_CERTIFICATE);
  const { proofs } = knowledge.spoken;
  const spoken = proofs.search(query, LET_IN);
  const hits = hitsOf(index, query, spoken);
  const { placeNames: names, likeness } = knowledge;
  const scene = sceneOf(query, index, {
    names,
    places,
    issuer,
    likeness,
    bestScore: hits[0]?.score ?? 0,
    spoken: proofs.seen,
    bestSpoken: spoken[0]?.score ?? 0,
    saysPromise: signals.has('promise'),
  });
  const matter = matterNamed(knowledge.homeMatters, hits, query.present, scene.measure);
  return {
    text,
    read,
    grams,
    repairs,
    urgent,
    pattern,
    query,
    places,
    issuer,
    signals,
    sightings: sightingsOf(hits, scene, matter),
    matter: matter ?? matterDescribed(knowledge, query, signals),
    certificates,
    topics: topicsNamed(knowledge.topics, grams, TOPICS),
    licence: licenceNamed(knowledge, read),
    described: LOSING.some((name) => signals.has(name)) ? knowledge.spoken.certificates.search(query, DESCRIBED) : [],
    lossNear: isLossNear(losses, certificates, LOSS_REACH),
    lostOutright: isLossNear(
      losses,
      certificates.filter((each) => isMost(each, query)),
      OUTRIGHT,
    ),
  };
}

/** Reads a question and gathers everything that may be meant by it. */
export function observe(knowledge: Knowledge, question: string, context?: QuestionContext): Observation {
  return lookUp(knowledge, hear(knowledge, question), context);
}

import type { Topic } from '../catalogue/topic.ts';
import { type CertificateNamed, OTHER_CERTIFICATE } from './certificate-index.ts';
import { lostCertificate, lostUnnamed } from './lost-rules.ts';
import type { Observation } from './observe.ts';
import type { Intent } from './understanding.ts';
import { ASK_FROM, certificateIds, type Decision, has, named, type Rule, sure, type View } from './view.ts';

/** A topic is recognised by its examples from this likeness on, less with the classifier's vote. */
const TOPIC_LIKENESS = 0.62;
const TOPIC_WITH_VOTE = 0.45;
const VOTE = 0.5;
/** Where an entry is likely meant, a topic must be resembled closely. */
const LIKELY = 0.5;
const CLOSELY = 0.75;

/** Topics with these ids belong to the engine's own rules; data/topics.json must hold them. */
const BLANK_TOPIC = 'chat-blank';

function onTopic(topic: Topic, certificates: readonly string[] = []): Decision {
  return { intent: topic.intent, behaviour: topic.behaviour, subject: { kind: 'topic', id: topic.id }, certificates };
}

function isNotice(topic: Topic): boolean {
  return topic.intent === 'lost-notice';
}

const urgent: Rule = ({ observation }) => (observation.urgent ? onTopic(observation.urgent) : null);

const blank: Rule = ({ observation }) =>
  observation.read === ''
    ? { intent: 'smalltalk', behaviour: 'chat', subject: { kind: 'topic', id: BLANK_TOPIC }, certificates: [] }
    : null;

/** Topics that only explain or chat: they stand back when an entry was plainly asked about. */
const YIELDING: readonly Intent[] = ['commitment', 'out-of-scope', 'smalltalk'];
/** Topics that never stand back: what others' papers say, forging, false notices, attempts to steer the bot. */
const GUARDED = /^(?:privacy|forgery|false-loss|injection)/u;

/** Signals that a paper is spoken of: without one, what lies outside stays outside (去火车站坐几路车). */
const PAPERS = ['proof', 'bring', 'licence-use', 'office', 'lost', 'notice', 'reissue', 'promise'];

function yields(topic: Topic, view: View): boolean {
  const certificates = named(view);
  if (GUARDED.test(topic.id)) return false;
  if (isNotice(topic) && topic.behaviour === 'ask-back') return certificates.length > 0;
  if (topic.intent === 'out-of-scope' && certificates.length > 0 && has(view, 'lost')) return true;
  if (topic.intent === 'out-of-scope' && !has(view, ...PAPERS)) return false;
  return YIELDING.includes(topic.intent) && sure(view);
}

/** A pattern decides for its topic, except where the question names a certificate or an entry outright. */
const patterned: Rule = (view) => {
  const topic = view.observation.pattern;
  if (!topic || yields(topic, view)) return null;
  return onTopic(topic, isNotice(topic) ? noticeCertificates(topic, named(view)) : []);
};

function noticeCertificates(topic: Topic, certificates: readonly CertificateNamed[]): string[] {
  const ids = certificateIds(certificates);
  return topic.behaviour === 'hand-over' ? ids : [...new Set([...ids.slice(0, 2), OTHER_CERTIFICATE])];
}

/** So few meaningful characters name nothing. */
const NEXT_TO_NOTHING = 2;

/** Some paper or business, nobody knows which: 我要办个证. */
const SOMETHING =
  /(?:办|开|弄|搞|打)(?:一)?(?:个|点|张|份|下)?(?:证|证件|证明|东西|手续|事|事情)(?:$|[ 吗呢吧啊呀嘛])/u;

const nothingNamed: Rule = (view) => {
  const { query, sightings, certificates } = view.observation;
  const said = query.content.filter(Boolean).length;
  if (said > NEXT_TO_NOTHING || query.concepts.length > 0 || certificates.length > 0) return null;
  if (said > 0 && sightings.length > 0 && view.confidenceAmongThree >= ASK_FROM) return null;
  if (!has(view, 'proof', 'bring', 'licence-use', 'office') && !SOMETHING.test(view.observation.read)) return null;
  const intent: Intent = has(view, 'bring') && !has(view, 'proof-strict') ? 'materials' : 'proof';
  return { intent, behaviour: 'ask-back', subject: { kind: 'nothing-named' }, certificates: [] };
};

/** What to bring for a matter the catalogue knows. */
const materials: Rule = (view) => {
  const { matter } = view.observation;
  if (!has(view, 'bring') || has(view, 'proof-strict') || (sure(view) && !has(view, 'bring-strict'))) return null;
  if (matter !== null)
    return { intent: 'materials', behaviour: 'answer', subject: { kind: 'materials' }, certificates: [] };
  return null;
};

/** A bare name from this spread on (four matters and more) says too little: 居住证明. */
const WIDE = 0.75;

function proofsNamed({ query, read }: Observation): number {
  const heads = [...read.matchAll(/证明/gu)].map(({ index }) => index - 2);
  return new Set(heads.filter((at) => at >= 0 && query.content[at]).map((at) => read.slice(at, at + 2))).size;
}

/** Too wide a name, or two proofs at once: it takes a question back to know which is meant. */
export function isTooWide(observation: Observation, spread: number): boolean {
  return (spread >= WIDE && observation.places.known.length === 0) || proofsNamed(observation) > 1;
}

const tooWide: Rule = (view) =>
  isTooWide(view.observation, view.spread) && view.confidenceAmongThree >= ASK_FROM ? askWhich : null;

const askWhich: Decision = {
  intent: 'proof',
  behaviour: 'ask-back',
  subject: { kind: 'requirement' },
  certificates: [],
};

/** A whole name, alone or beside a matter that asks for it, is enough from here on. */
const EVEN = 0.5;

/** So many meaningful characters before 证明 describe a paper closely. */
const DESCRIBED = 5;

/** A paper closely described, and the words next to 证明 are none of the entry's: 学区房购买意向证明 is not 房产证明. */
function isStrange(view: View): boolean {
  const { query } = view.observation;
  const described = query.content.filter((means, at) => means && query.target[at]).length;
  return described >= DESCRIBED && has(view, 'proof-strict') && view.otherHead;
}

const requirement: Rule = (view) =>
  (sure(view) && !isStrange(view)) || ((view.fullyNamed || view.onTable) && view.confidence >= EVEN)
    ? { intent: 'proof', behaviour: 'answer', subject: { kind: 'requirement' }, certificates: [] }
    : null;

const resembled: Rule = (view) => {
  const best = view.observation.topics[0];
  if (!best) return null;
  const enough = best.vote >= VOTE ? TOPIC_WITH_VOTE : TOPIC_LIKENESS;
  if (best.likeness < enough || view.confidence > best.likeness) return null;
  if (view.confidenceAmongThree >= LIKELY && best.likeness < CLOSELY) return null;
  return onTopic(best.topic, isNotice(best.topic) ? noticeCertificates(best.topic, named(view)) : []);
};

/** Nothing but the licence was named: 身份证要带吗. */
function isBare(licence: string, { query, read }: Observation): boolean {
  return query.content.every((means, at) => !means || licence.includes(read.charAt(at)));
}

const licence: Rule = (view) => {
  const name = view.observation.licence;
  if (name === null || has(view, 'proof-strict', 'lost', 'notice') || !has(view, 'licence-use')) return null;
  if (view.confidence > 0.5 && !isBare(name, view.observation)) return null;
  return { intent: 'materials', behaviour: 'answer', subject: { kind: 'licence', name }, certificates: [] };
};

/** Below this an entry is not meant by a name that nobody ever heard. */
const HARDLY = 0.3;

/** A paper was named, and its name is nobody's: 上学要道士证明吗 is not about the other papers of that matter. */
function isUnheardOf(view: View): boolean {
  return has(view, 'proof-strict') && view.headUnheard && view.confidence < HARDLY;
}

const asked: Rule = (view) => (view.confidenceAmongThree >= ASK_FROM && !isUnheardOf(view) ? askWhich : null);

/** The paper that was asked for, in the citizen's own words; null when none was. */
function proofSaid(view: View): string | null {
  if (!has(view, 'proof-strict')) return null;
  const { query, read } = view.observation;
  const said = [...read].flatMap((_, at) => (query.content[at] && query.target[at] ? [at] : []));
  const [first = 0] = said;
  return said.length === 0 ? null : `${read.slice(first, (said.at(-1) ?? first) + 1)}证明`;
}

const unknown: Rule = (view) => {
  const proofNamed = proofSaid(view);
  const intent: Intent = has(view, 'proof', 'bring') ? (has(view, 'proof') ? 'proof' : 'materials') : 'out-of-scope';
  return { intent, behaviour: 'hand-over', subject: { kind: 'unknown', proofNamed }, certificates: [] };
};

const RULES: readonly Rule[] = [
  urgent,
  blank,
  patterned,
  nothingNamed,
  lostCertificate,
  materials,
  tooWide,
  requirement,
  lostUnnamed,
  resembled,
  licence,
  asked,
];

/** The first rule that applies decides. */
export function decide(view: View): Decision {
  for (const rule of RULES) {
    const decision = rule(view);
    if (decision) return decision;
  }
  return unknown(view) as Decision;
}

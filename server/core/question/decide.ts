import type { Topic } from '../catalogue/topic.ts';
import type { RankedFamily } from './belief.ts';
import { type CertificateNamed, OTHER_CERTIFICATE } from './certificate-index.ts';
import type { Observation } from './observe.ts';
import type { Behaviour, Intent, Subject } from './understanding.ts';

/** What the rules look at: the observation, the entries ranked, and two probabilities. */
export type View = {
  readonly observation: Observation;
  readonly families: readonly RankedFamily[];
  readonly confidence: number;
  readonly confidenceAmongThree: number;
  /** 0 to 1: for how many different matters a proof of the bare name that was said is asked. */
  readonly spread: number;
  /** The full name of the first entry was said, and nothing else. */
  readonly fullyNamed: boolean;
  /** The words next to 证明 are none of the first entry's. */
  readonly otherHead: boolean;
};

export type Decision = {
  readonly intent: Intent;
  readonly behaviour: Behaviour;
  readonly subject: Subject;
  readonly certificates: readonly string[];
};

/**
 * Costs: a wrong answer 5, asking 1 (half of it when the right entry is offered), refusing a known entry 3.
 * Answering pays from 1 − 1/5 on; asking pays from 1 / (3 + 1/2) on.
 */
const ANSWER_FROM = 0.8;
const ASK_FROM = 0.28;
/** A topic is recognised by its examples from this likeness on, less with the classifier's vote. */
const TOPIC_LIKENESS = 0.62;
const TOPIC_WITH_VOTE = 0.45;
const VOTE = 0.5;

/** Topics with these ids belong to the engine's own rules; data/topics.json must hold them. */
const BLANK_TOPIC = 'chat-blank';

type Rule = (view: View) => Decision | null;

function has(view: View, ...signals: string[]): boolean {
  return signals.some((signal) => view.observation.signals.has(signal));
}

function named(view: View): CertificateNamed[] {
  return view.observation.certificates.filter((each) => each.literal);
}

function certificateIds(certificates: readonly CertificateNamed[]): string[] {
  return certificates.slice(0, 3).map((each) => each.id);
}

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

/** Topics that only explain: they stand back when an entry was plainly asked about. */
const YIELDING: readonly Intent[] = ['commitment', 'out-of-scope'];

function yields(topic: Topic, view: View): boolean {
  const certificates = named(view);
  if (isNotice(topic) && topic.behaviour === 'ask-back') return certificates.length > 0;
  if (topic.intent === 'out-of-scope' && certificates.length > 0 && has(view, 'lost'))
    return !topic.id.startsWith('privacy');
  return YIELDING.includes(topic.intent) && sure(view) && has(view, 'proof-strict', 'promise');
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

function sure(view: View): boolean {
  return view.confidence >= ANSWER_FROM;
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

function isLoss(view: View): boolean {
  return view.observation.lossNear || has(view, 'notice', 'reissue');
}

/** Two kinds go by the very words that were said: 土地证. */
function isAmbiguous(certificates: readonly CertificateNamed[]): boolean {
  const [first, second] = certificates;
  return first !== undefined && second !== undefined && first.at === second.at && first.length === second.length;
}

/** A certificate lost: unless a proof is plainly what is asked about. */
const lostCertificate: Rule = (view) => {
  const certificates = named(view);
  if (certificates.length === 0 || !isLoss(view) || sure(view)) return null;
  if (has(view, 'proof-strict') && (!has(view, 'lost', 'notice') || view.confidence >= 0.5)) return null;
  return aboutCertificate(certificates, isAmbiguous(certificates) ? 'ask-back' : 'answer');
};

function aboutCertificate(certificates: readonly CertificateNamed[], behaviour: 'answer' | 'ask-back'): Decision {
  return {
    intent: 'lost-notice',
    behaviour,
    subject: { kind: 'certificate' },
    certificates: certificateIds(certificates),
  };
}

const OTHER_PAPER = /(?:^|[ 的我把个张本])([\p{Script=Han}]{1,9}?(?:许可证|资格证|证书|执照|执业证|介绍信|证))/u;
const VAGUE_PAPER = /(?:什么|那个|这个|哪个|一个|那种|啥|的)证/u;
/** Share of a name that must have been said before it is taken for meant. */
const HALF_NAMED = 0.6;
const CLEARLY = 0.1;

/** Something lost whose name the catalogue does not have, or only half of it. */
const lostOther: Rule = (view) => {
  if (!has(view, 'lost', 'notice') || has(view, 'proof-strict') || sure(view)) return null;
  const near = view.observation.certificates;
  if (near.length === 0) return unheardOf(view.observation.read);
  return VAGUE_PAPER.test(view.observation.read) ? aboutCertificate(near, 'ask-back') : halfNamed(near);
};

function halfNamed(near: readonly CertificateNamed[]): Decision {
  const [first, second] = near;
  const alone = second === undefined || (first?.share ?? 0) - second.share > CLEARLY;
  return aboutCertificate(near, alone && (first?.share ?? 0) >= HALF_NAMED ? 'answer' : 'ask-back');
}

function unheardOf(read: string): Decision | null {
  const paper = OTHER_PAPER.exec(read)?.[1] ?? null;
  if (paper === null) return null;
  const vague = VAGUE_PAPER.test(read);
  const subject: Subject = vague ? { kind: 'nothing-named' } : { kind: 'unknown', proofNamed: paper };
  return { intent: 'lost-notice', behaviour: vague ? 'ask-back' : 'hand-over', subject, certificates: [] };
}

/** What to bring for a matter the catalogue knows. */
const materials: Rule = (view) => {
  const { matter } = view.observation;
  if (!has(view, 'bring') || has(view, 'proof-strict')) return null;
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

/** So many meaningful characters before 证明 describe a paper closely. */
const DESCRIBED = 5;

/** A paper closely described, and the words next to 证明 are none of the entry's: 学区房购买意向证明 is not 房产证明. */
function isStrange(view: View): boolean {
  const { query } = view.observation;
  const described = query.content.filter((means, at) => means && query.target[at]).length;
  return described >= DESCRIBED && has(view, 'proof-strict') && view.otherHead;
}

const requirement: Rule = (view) =>
  (sure(view) && !isStrange(view)) || view.fullyNamed
    ? { intent: 'proof', behaviour: 'answer', subject: { kind: 'requirement' }, certificates: [] }
    : null;

const resembled: Rule = (view) => {
  const best = view.observation.topics[0];
  if (!best) return null;
  const enough = best.vote >= VOTE ? TOPIC_WITH_VOTE : TOPIC_LIKENESS;
  if (best.likeness < enough || view.confidence > best.likeness) return null;
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

const asked: Rule = (view) => (view.confidenceAmongThree >= ASK_FROM ? askWhich : null);

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
  lostOther,
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

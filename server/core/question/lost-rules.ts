import type { CertificateNamed } from './certificate-index.ts';
import type { Observation } from './observe.ts';
import type { Subject } from './understanding.ts';
import { certificateIds, type Decision, has, named, type Rule, sure, type View } from './view.ts';

function isLoss(view: View): boolean {
  return view.observation.lossNear || has(view, 'notice', 'reissue');
}

/** 施工许可证弄丢了, 登报声明营业执照遗失: whatever entries it resembles, a certificate is lost. */
function isLostOutright(view: View): boolean {
  const { lostOutright, lossNear } = view.observation;
  return !has(view, 'proof-strict') && (lostOutright || (lossNear && has(view, 'notice')));
}

/** Two kinds go by the very words that were said (土地证), or two were named apart (土地证和房产证). */
function isAmbiguous(certificates: readonly CertificateNamed[]): boolean {
  return certificates.length > 1;
}

/** From here on a paper may be what was asked for although a certificate was lost. */
export const TORN = 0.2;

/** A certificate lost: unless a proof is plainly what is asked about. */
export const lostCertificate: Rule = (view) => {
  const certificates = named(view);
  if (certificates.length === 0 || !isLoss(view)) return null;
  if (isCalledProof(view, certificates)) return aboutCertificate(certificates, 'answer');
  if (sure(view) && !isLostOutright(view)) return null;
  if (has(view, 'proof-strict') && (!has(view, 'lost', 'notice') || view.confidence >= 0.5)) return null;
  return aboutCertificate(certificates, isUnclear(view, certificates) ? 'ask-back' : 'answer');
};

function isUnclear(view: View, certificates: readonly CertificateNamed[]): boolean {
  return isAmbiguous(certificates) || isTorn(view) || certificates.some((each) => isGraded(view, each));
}

/** A certificate whose own name ends in 证明, and no other 证明 is spoken of: 出生医学证明丢了还补得到吗. */
function isCalledProof({ observation }: View, [first, second]: readonly CertificateNamed[]): boolean {
  if (!first || second) return false;
  const { read } = observation;
  const called = read.slice(first.at, first.at + first.length);
  return called.endsWith(PROOF) && read.indexOf(PROOF) === read.lastIndexOf(PROOF);
}

const PROOF = '证明';

/** Grades before the full one, whose papers are other papers: 实习律师证 is not 律师证. */
const GRADE = /(?:实习|见习|助理|预备|辅助)$/u;

function isGraded({ observation: { read } }: View, { at }: CertificateNamed): boolean {
  return GRADE.test(read.slice(0, at));
}

/** The paper may be what is lost or what is asked for: 身份证丢了要登报吗 is plain, 户口本上把她划掉,本子没了 is not. */
function isTorn(view: View): boolean {
  return view.confidence >= TORN && !has(view, 'notice', 'reissue');
}

function aboutCertificate(
  certificates: readonly { readonly id: string }[],
  behaviour: 'answer' | 'ask-back',
): Decision {
  return {
    intent: 'lost-notice',
    behaviour,
    subject: { kind: 'certificate' },
    certificates: certificateIds(certificates),
  };
}

/** A certificate that was half named or described: what speaks for it, together. */
type Sighted = { readonly id: string; readonly sign: number };

/** Half a name is worth half a description of everything that was said. */
const HALF_A_NAME = 0.5;

function sighted({ certificates, described }: Observation): Sighted[] {
  const ids = new Set([...certificates.map((each) => each.id), ...described.map((each) => each.id)]);
  const nameOf = (id: string): number => certificates.find((each) => each.id === id)?.share ?? 0;
  const saidOf = (id: string): number => described.find((each) => each.id === id)?.share ?? 0;
  return [...ids]
    .map((id) => ({ id, sign: HALF_A_NAME * nameOf(id) + saidOf(id) }))
    .sort((a, b) => b.sign - a.sign || (a.id < b.id ? -1 : 1));
}

const SIGHTED = 0.3;
const PLAINLY = 0.65;
const LEAD = 0.25;

/** Something lost whose name was said by half, or not at all: 残疾人那个红皮本. */
export const lostUnnamed: Rule = (view) => {
  const { observation } = view;
  if (!has(view, 'lost', 'notice') || has(view, 'proof-strict') || sure(view)) return null;
  const [first, second] = sighted(observation);
  if (!first || first.sign < SIGHTED || first.sign < view.confidenceAmongThree - LEAD) return unheardOf(observation);
  const plain = first.sign >= PLAINLY && first.sign - (second?.sign ?? 0) >= LEAD;
  const clear = plain && !isTorn(view) && !VAGUE_PAPER.test(observation.read);
  return aboutCertificate(sighted(observation), clear ? 'answer' : 'ask-back');
};

const OTHER_PAPER = /(?:^|[ 的我把个张本])([\p{Script=Han}]{1,9}?(?:许可证|资格证|证书|执照|执业证|介绍信|证))/u;
const VAGUE_PAPER = /(?:什么|那个|这个|哪个|一个|那种|啥|的)证/u;
/** A paper whose name the catalogue does not have at all. */
function unheardOf({ read, certificates }: Observation): Decision | null {
  if (certificates.length > 0) return null;
  const paper = OTHER_PAPER.exec(read)?.[1] ?? null;
  if (paper === null) return null;
  const vague = VAGUE_PAPER.test(read);
  const subject: Subject = vague ? { kind: 'nothing-named' } : { kind: 'unknown', proofNamed: paper };
  return { intent: 'lost-notice', behaviour: vague ? 'ask-back' : 'hand-over', subject, certificates: [] };
}

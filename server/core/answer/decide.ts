import type { Requirement } from '../catalogue/requirement.ts';
import type { Focus } from '../conversation/focus.ts';
import { fullName, lineage } from '../place.ts';
import type { Understanding } from '../question/understanding.ts';
import { elsewhereOnly, notFound, notInList, uncertainDay } from './absent-answer.ts';
import type { Answer } from './answer.ts';
import { askMatter, askPlace, askUse, askWhatFor, askWhich } from './ask-back.ts';
import { certificateAnswer } from './certificate-answer.ts';
import type { Circumstances } from './circumstances.ts';
import { materialsAnswer } from './materials-answer.ts';
import { banAnswer, requirementAnswer } from './requirement-answer.ts';
import { type Ruling, ruleOn } from './ruling.ts';
import { namesOf, spokenMatter } from './spoken-matter.ts';
import { licenceAnswer, topicAnswer } from './topic-answer.ts';
import { useSaid, usesInDoubt } from './use-said.ts';

/** Turns an understood question into the one answer that every channel gives. Deterministic; what was not understood is never guessed. */
export function decide(heard: Understanding, focus: Focus, around: Circumstances): Answer {
  const understanding = focus.place === null ? heard : { ...heard, place: focus.place, rivalPlaces: [] };
  return decideFor(understanding, focus, around);
}

function decideFor(understanding: Understanding, focus: Focus, around: Circumstances): Answer {
  const { subject } = understanding;
  if (subject.kind === 'topic') return onTopic(subject.id, understanding, around);
  if (focus.certificate !== null) return onCertificate(focus.certificate, understanding, around);
  if (focus.requirement !== null) return onRequirement(focus.requirement, understanding, focus, around);
  if (subject.kind === 'licence') return licenceAnswer(subject.name, understanding, around);
  if (subject.kind === 'materials' && understanding.behaviour === 'answer')
    return materialsAnswer(understanding, focus, around);
  if (subject.kind === 'nothing-named')
    return focus.matter === null ? askWhatFor(understanding, around) : materialsAnswer(understanding, focus, around);
  if (subject.kind === 'unknown') return onUnknown(subject.proofNamed, understanding, around);
  return onCandidates(understanding, focus, around);
}

function onTopic(id: string, understanding: Understanding, around: Circumstances): Answer {
  const topic = around.catalogue.topics.find((each) => each.id === id);
  return topic ? topicAnswer(topic, understanding, around) : notFound(understanding, around, []);
}

function onCertificate(id: string, understanding: Understanding, around: Circumstances): Answer {
  const kind = around.catalogue.certificates.find((each) => each.id === id);
  return kind ? certificateAnswer(kind, understanding, around) : notFound(understanding, around, []);
}

function onCandidates(understanding: Understanding, focus: Focus, around: Circumstances): Answer {
  if (understanding.behaviour === 'ask-back') return onAskBack(understanding, focus, around);
  if (understanding.behaviour !== 'answer') return notFound(understanding, around, []);
  const [certificate] = understanding.certificates;
  if (understanding.subject.kind === 'certificate' && certificate !== undefined)
    return onCertificate(certificate, understanding, around);
  const doubt = focus.matter === null ? usesInDoubt(understanding, around) : null;
  if (doubt) return askUse(doubt.paper, doubt.uses, understanding, around);
  const [best] = understanding.candidates;
  return best ? onRequirement(best.id, understanding, focus, around) : notFound(understanding, around, []);
}

/** Nobody is asked what he has said. */
function onAskBack(understanding: Understanding, focus: Focus, around: Circumstances): Answer {
  const use = understanding.subject.kind === 'certificate' ? null : useSaid(understanding, around);
  if (use === null) return askWhich(understanding, around);
  return onRequirement(use.requirement, understanding, { ...focus, matter: use.matter }, around);
}

/** What the citizen named and the catalogue does not know: outside a complete list it may not be demanded; otherwise a person. */
function onUnknown(proof: string | null, understanding: Understanding, around: Circumstances): Answer {
  const matter = proof === null ? null : spokenMatter(understanding, [proof], around.catalogue);
  if (proof !== null && matter?.complete) return notInList(proof, matter.name, understanding, around);
  return notFound(understanding, around, []);
}

function onRequirement(id: string, understanding: Understanding, focus: Focus, around: Circumstances): Answer {
  if (understanding.rivalPlaces.length > 1) return askPlace(understanding, around);
  const place = understanding.place ?? around.place;
  const here = { ...around, place };
  const matter = focus.matter ?? understanding.matter;
  const first = ruleHere(id, matter, here);
  const guessed = first.kind === 'absent' && !isMatterSpoken(id, understanding, focus, around);
  const ruling = guessed ? ruleHere(id, null, here) : first;
  switch (ruling.kind) {
    case 'decided':
      return requirementAnswer(ruling, understanding, focus, here);
    case 'banned':
      return banAnswer({ ...ruling, ban: null }, understanding, focus, here);
    case 'by-matter':
      return askMatter(ruling.rows, understanding, here);
    case 'uncertain':
      return uncertainDay(ruling.row, understanding, here);
    case 'absent':
      return onAbsent(id, matter, ruling, understanding, here);
  }
}

function ruleHere(requirement: string, matter: string | null, here: Circumstances): Ruling {
  const { place, on, today, catalogue, families } = here;
  return ruleOn({ requirement, matter, place, on, today }, catalogue, families);
}

/** The citizen named the matter, and it was not merely inferred. */
function isMatterSpoken(id: string, understanding: Understanding, focus: Focus, around: Circumstances): boolean {
  if (focus.matter !== null) return true;
  if (understanding.matter === null) return false;
  return spokenMatter(understanding, namesOf(kinOf(id, around)), around.catalogue) !== null;
}

function onAbsent(
  id: string,
  matter: string | null,
  ruling: { readonly matterComplete: boolean; readonly otherMatters: readonly string[] },
  understanding: Understanding,
  around: Circumstances,
): Answer {
  const { catalogue } = around;
  const row = rowCalled(id, around);
  if (!row) return notFound(understanding, around, []);
  if (ruling.matterComplete && matter !== null) return notInList(row.name, matter, understanding, around);
  const away =
    understanding.place !== null && !lineage(catalogue.places, understanding.place).includes(catalogue.home.id);
  if (away) return notFound(understanding, around, [`${fullName(catalogue.places, around.place)}的清单我这里没有`]);
  if (ruling.otherMatters.length > 0) {
    const elsewhere = `${row.name}在清单里只写了用于:${ruling.otherMatters.slice(0, 3).join('、')}`;
    return {
      ...notFound(understanding, around, [elsewhere]),
      behaviour: 'answer',
      proofId: id,
      candidates: understanding.candidates.map((each) => each.id),
    };
  }
  return elsewhereOnly(row, understanding, around);
}

/** All rows about the same proof. */
function kinOf(id: string, { catalogue, families }: Circumstances): Requirement[] {
  const family = families.get(id);
  const isKin = (row: Requirement): boolean => families.get(row.id) === family;
  return [...catalogue.requirements.filter(isKin), ...catalogue.home.lists.flatMap((list) => list.rows.filter(isKin))];
}

function rowCalled(id: string, { catalogue }: Circumstances): Requirement | undefined {
  return [...catalogue.requirements, ...catalogue.home.lists.flatMap((list) => list.rows)].find((row) => row.id === id);
}

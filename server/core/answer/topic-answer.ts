import type { County } from '../catalogue/county.ts';
import type { Topic } from '../catalogue/topic.ts';
import type { Understanding } from '../question/understanding.ts';
import type { Answer } from './answer.ts';
import { blank } from './blank.ts';
import { AFTER_ADVICE, PERSON } from './choices.ts';
import type { Circumstances } from './circumstances.ts';

/** A prepared reply with the county's own names and numbers filled in. In danger: numbers first, a person, nothing about papers. */
export function topicAnswer(topic: Topic, understanding: Understanding, around: Circumstances): Answer {
  const { home } = around.catalogue;
  return {
    ...blank(understanding, around, topic.urgent ? 'urgent' : 'advice'),
    behaviour: topic.behaviour,
    intent: topic.intent,
    proofId: understanding.candidates[0]?.id ?? null,
    certificateKind: understanding.certificates[0] ?? null,
    candidates: understanding.candidates.map((each) => each.id),
    headline: fill(topic.verdict, home),
    lines: topic.lines.map((line) => fill(line, home)),
    choices: topic.urgent ? [PERSON] : AFTER_ADVICE,
  };
}

function fill(text: string, home: County): string {
  return text
    .replaceAll('{hotline}', home.hotline)
    .replaceAll('{keepers}', `${home.keepers.name}(${home.keepers.telephone})`)
    .replaceAll('{county}', home.name)
    .replaceAll('{hours}', home.hours);
}

/** 这是证照,不是证明: the paper is one the citizen already holds. */
export function licenceAnswer(name: string, understanding: Understanding, around: Circumstances): Answer {
  return {
    ...blank(understanding, around, 'not-a-proof'),
    behaviour: 'answer',
    lines: [
      `${name}是证照,不是证明;请带原件`,
      '不用为它另外去开证明',
      `没带、丢了或看不清,先打 ${around.catalogue.home.hotline} 问能不能查`,
    ],
  };
}

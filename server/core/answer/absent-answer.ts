import { dispositionOf } from '../catalogue/disposition/register.ts';
import type { Requirement } from '../catalogue/requirement.ts';
import { fullName } from '../place.ts';
import type { Understanding } from '../question/understanding.ts';
import type { Answer } from './answer.ts';
import { blank } from './blank.ts';
import { AFTER_ADVICE, INSISTS } from './choices.ts';
import type { Circumstances } from './circumstances.ts';
import { basisText } from './citation.ts';

/** By rule nothing outside the list may be demanded; said only when proof and matter were understood and the matter's list is complete. */
export function notInList(proof: string, matter: string, understanding: Understanding, around: Circumstances): Answer {
  const { home } = around.catalogue;
  return {
    ...blank(understanding, around, 'not-in-list'),
    behaviour: 'hand-over',
    lines: [
      `${matter} · ${proof}`,
      '按规定,清单以外的证明,窗口不能要',
      `我记下了,${home.keepers.name}两个工作日内核实`,
      `现在就急着办?点「找人」,或打 ${home.hotline}(${home.hours})`,
    ],
    choices: [INSISTS, ...AFTER_ADVICE],
  };
}

/** Anything less understood than that: a person, never a hidden 不用交. */
export function notFound(understanding: Understanding, around: Circumstances, detail: readonly string[]): Answer {
  const { home } = around.catalogue;
  return {
    ...blank(understanding, around, 'not-found'),
    behaviour: 'hand-over',
    lines: [
      ...detail,
      '我把这句话记下了,交给管清单的人看',
      `出门前先问一声:${home.hotline}(${home.hours}),或点「找人」`,
    ],
  };
}

/** The proof is known, but only other places have a rule about it: their rule is quoted as theirs. */
export function elsewhereOnly(row: Requirement, understanding: Understanding, around: Circumstances): Answer {
  const { catalogue } = around;
  return {
    ...notFound(understanding, around, [
      `${row.name}:${catalogue.home.name}的清单没有这一项`,
      quote(row, around),
      '外地的规定不能当本县的用',
    ]),
    behaviour: 'answer',
    proofId: understanding.candidates[0]?.id ?? row.id,
    candidates: understanding.candidates.map((each) => each.id),
  };
}

function quote(row: Requirement, { catalogue }: Circumstances): string {
  const whose = row.place === null ? '有一个没写明的城市' : fullName(catalogue.places, row.place);
  const rule = row.disposition === null ? '只规定了谁不开' : dispositionOf(row.disposition).label;
  return `${whose}是“${rule}”(${basisText(row.basis)})`;
}

/** The row exists, but its printed date does not say whether it held on the day asked about. */
export function uncertainDay(row: Requirement, understanding: Understanding, around: Circumstances): Answer {
  const since = row.since === null ? '来源没有写起始日期' : `来源只写了“${row.since.text}”起`;
  return {
    ...notFound(understanding, around, [
      `${row.name}:${since},${around.on} 那天算不算,我说不准`,
      `依据:${basisText(row.basis)}`,
    ]),
    behaviour: 'answer',
    verdict: 'uncertain-day',
    headline: '说不准',
    proofId: understanding.candidates[0]?.id ?? row.id,
    candidates: understanding.candidates.map((each) => each.id),
  };
}

import { dispositionOf } from '../catalogue/disposition/register.ts';
import { inForce } from '../catalogue/in-force.ts';
import { listInForce } from '../catalogue/list-version.ts';
import { materialsLeft } from '../catalogue/materials.ts';
import { type Matter, mattersCalled } from '../catalogue/matter.ts';
import type { Requirement } from '../catalogue/requirement.ts';
import type { Focus } from '../conversation/focus.ts';
import { lineage } from '../place.ts';
import type { Understanding } from '../question/understanding.ts';
import { notFound } from './absent-answer.ts';
import type { Answer } from './answer.ts';
import { askPlace, askWhatFor } from './ask-back.ts';
import { blank } from './blank.ts';
import { AFTER_ADVICE } from './choices.ts';
import type { Circumstances } from './circumstances.ts';

/** "What do I bring?" for a whole matter. The county's own sheet if it has one, else what the rows of the place say about it. */
export function materialsAnswer(understanding: Understanding, focus: Focus, around: Circumstances): Answer {
  const name = focus.matter ?? understanding.matter;
  if (name === null) return askWhatFor(understanding, around);
  if (understanding.rivalPlaces.length > 1) return askPlace(understanding, around);
  const matter = mattersCalled(name, around.catalogue.home.matters)[0];
  const home =
    understanding.place === null ||
    lineage(around.catalogue.places, understanding.place).includes(around.catalogue.home.id);
  if (matter && home && matter.materials.length > 0) return fromSheet(matter, understanding, around);
  return fromRows(name, understanding, around);
}

/** 两次减法 (房县): all materials − those that electronic licences cover − those that the list spares = what is left. */
function fromSheet(matter: Matter, understanding: Understanding, around: Circumstances): Answer {
  const list = listInForce(around.catalogue.home.lists, around.on);
  const left = materialsLeft(matter, list?.rows ?? []);
  const exceptions = left.byDisposition.filter(({ row }) => row.exceptions.length > 0);
  const lines = [
    `${matter.name} · 到${matter.department}办`,
    some('带:', left.bring),
    some(
      '不用带,窗口能查到电子证照:',
      left.byLicence.map((each) => each.name),
    ),
    some(
      '不用交,清单已经减掉:',
      left.byDisposition.map(({ material }) => material.name),
    ),
    some(
      '可以后补:',
      left.later.map(({ material, row }) => `${material.name}(${row.within ?? '约定期限'}内)`),
    ),
    some(
      '有例外,单独问一句:',
      exceptions.map(({ material }) => material.name),
    ),
    `原来 ${left.all.length} 样,现在 ${left.bring.length} 样${list === null ? '' : `;${around.catalogue.home.name}清单 第${list.no}版,${list.effectiveOn} 起`}`,
  ];
  return {
    ...materials(understanding, around),
    headline: left.bring.length === 0 ? '什么都不用带' : `带 ${left.bring.length} 样就够`,
    lines: lines.filter((line) => line !== '').slice(0, 7),
  };
}

function some(label: string, names: readonly string[]): string {
  return names.length === 0 ? '' : `${label}${names.join('、')}`;
}

/** The county has no sheet for the matter: say what its rows say, and that it is not a complete list. */
function fromRows(name: string, understanding: Understanding, around: Circumstances): Answer {
  const place = understanding.place ?? around.place;
  const chain = lineage(around.catalogue.places, place);
  const listed = chain.includes(around.catalogue.home.id)
    ? (listInForce(around.catalogue.home.lists, around.on)?.rows ?? [])
    : [];
  const known = around.catalogue.requirements.filter(
    (row) => row.seen && row.place !== null && chain.includes(row.place),
  );
  const rows = [...listed, ...known].filter(
    (row) => row.matters.includes(name) && inForce(row, around.on, around.today) === 'yes',
  );
  if (rows.length === 0) return notFound(understanding, around, [`${name}要带什么,我手里没有完整的单子`]);
  return {
    ...materials(understanding, around),
    headline: '先看这几样',
    lines: [
      `${name}的材料单本县还没有列全,只知道这些:`,
      ...rows.slice(0, 3).map(rowLine),
      `别的材料先打 ${around.catalogue.home.hotline} 问清`,
    ],
  };
}

function rowLine(row: Requirement): string {
  return `${row.name}:${row.disposition === null ? '村里、派出所不开' : dispositionOf(row.disposition).explain(row)}`;
}

function materials(understanding: Understanding, around: Circumstances): Answer {
  return {
    ...blank(understanding, around, 'advice'),
    behaviour: 'answer',
    intent: 'materials',
    proofId: understanding.candidates[0]?.id ?? null,
    candidates: understanding.candidates.map((each) => each.id),
    choices: AFTER_ADVICE,
  };
}

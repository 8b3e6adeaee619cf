import { plainName } from '../catalogue/family.ts';
import { isAnyMatter, publicId, type Requirement } from '../catalogue/requirement.ts';
import type { Choice } from '../conversation/message.ts';
import { fullName } from '../place.ts';
import type { Understanding } from '../question/understanding.ts';
import type { Answer } from './answer.ts';
import { blank } from './blank.ts';
import { CHOOSES, chooseMatter, NONE } from './choices.ts';
import type { Circumstances } from './circumstances.ts';
import { repairLine } from './why.ts';

const MOST_CANDIDATES = 3;

/** One question that a tap answers: at most three candidates and 都不是. */
function ask(
  question: string,
  choices: readonly Choice[],
  understanding: Understanding,
  around: Circumstances,
): Answer {
  const repair = repairLine(understanding);
  return {
    ...blank(understanding, around, 'ask-back'),
    behaviour: 'ask-back',
    candidates: understanding.candidates.map((each) => each.id),
    proofId: understanding.candidates[0]?.id ?? null,
    certificateKind: understanding.certificates[0] ?? null,
    lines: repair === null ? [question] : [repair, question],
    choices: [...choices.slice(0, MOST_CANDIDATES), NONE],
  };
}

/** The same proof has different answers by matter: ask what it is for. */
export function askMatter(rows: readonly Requirement[], understanding: Understanding, around: Circumstances): Answer {
  const matters = [...new Set(rows.flatMap((row) => row.matters.slice(0, 1)))].filter((name) => !isAnyMatter(name));
  const proof = plainName(rows[0]?.name ?? '这份证明');
  return ask(`${proof}是办哪件事用的?`, matters.map(chooseMatter), understanding, around);
}

/** Several proofs fit what was said: ask which. */
export function askWhich(understanding: Understanding, around: Circumstances): Answer {
  const choices = understanding.candidates.map((each) => ({
    id: `${CHOOSES.requirement}${each.id}`,
    label: labelOf(each.id, understanding, around),
  }));
  const certificates = understanding.certificates.map((id) => ({
    id: `${CHOOSES.certificate}${id}`,
    label: around.catalogue.certificates.find((each) => each.id === id)?.name ?? id,
  }));
  const lost = understanding.subject.kind === 'certificate';
  return ask(
    lost ? '丢的是哪一种?' : '您说的是哪一份?',
    lost ? certificates : distinct(choices),
    understanding,
    around,
  );
}

function distinct(choices: readonly Choice[]): Choice[] {
  return choices.filter((choice, index) => choices.findIndex((each) => each.label === choice.label) === index);
}

/** A label that tells the candidates apart: the proof, and the matter or the place when names coincide. */
function labelOf(id: string, understanding: Understanding, { catalogue }: Circumstances): string {
  const all = [...catalogue.home.lists.flatMap((list) => list.rows), ...catalogue.requirements];
  const row = all.find((each) => publicId(each) === id || each.id === id);
  if (!row) return id;
  const name = plainName(row.name);
  const twins = understanding.candidates.filter(
    (each) => each.id !== id && all.some((other) => other.id === each.id && plainName(other.name) === name),
  );
  if (twins.length === 0) return name;
  const matter = row.matters.find((each) => !isAnyMatter(each));
  return matter
    ? `${name}(${matter})`
    : `${name}(${row.place === null ? '外地' : fullName(catalogue.places, row.place)})`;
}

/** Only shell words were said: "我要办个证". */
export function askWhatFor(understanding: Understanding, around: Circumstances): Answer {
  const common = around.catalogue.home.matters.filter((matter) => matter.complete).slice(0, MOST_CANDIDATES);
  return ask(
    '您要办什么事?',
    common.map((matter) => chooseMatter(matter.name)),
    understanding,
    around,
  );
}

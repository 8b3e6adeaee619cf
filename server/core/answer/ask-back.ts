import { plainName } from '../catalogue/family.ts';
import { isAnyMatter, type Requirement } from '../catalogue/requirement.ts';
import type { Choice } from '../conversation/message.ts';
import { fullName } from '../place.ts';
import { TORN } from '../question/lost-rules.ts';
import type { Understanding } from '../question/understanding.ts';
import type { Answer } from './answer.ts';
import { blank } from './blank.ts';
import { CHOOSES, chooseMatter, chooseUse, NONE } from './choices.ts';
import type { Circumstances } from './circumstances.ts';
import { splitQuestion } from './split-question.ts';
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

/** Papers of one name for matters that were all said: which of them is meant. A tap settles both. */
export function askUse(
  paper: string,
  uses: readonly { readonly requirement: string; readonly matter: string }[],
  understanding: Understanding,
  around: Circumstances,
): Answer {
  const choices = uses.map(({ requirement, matter }) => chooseUse(requirement, matter));
  return ask(`${paper}是办哪件事用的?`, choices, understanding, around);
}

/** Several places were named, and each has its own list: the home county's answer for another place would be a guess. */
export function askPlace(understanding: Understanding, around: Circumstances): Answer {
  const { places } = around.catalogue;
  const choices = understanding.rivalPlaces.map((id) => ({ id: `${CHOOSES.place}${id}`, label: fullName(places, id) }));
  return ask('您问的是在哪里办?', choices, understanding, around);
}

/** Several papers fit what was said: one question that tells them apart. */
export function askWhich(understanding: Understanding, around: Circumstances): Answer {
  if (understanding.subject.kind === 'certificate') return askCertificate(understanding, around);
  const { question, choices } = splitQuestion(understanding, around);
  return ask(question, choices, understanding, around);
}

function askCertificate(understanding: Understanding, around: Circumstances): Answer {
  const choices = understanding.certificates.map((id) => ({
    id: `${CHOOSES.certificate}${id}`,
    label: around.catalogue.certificates.find((each) => each.id === id)?.name ?? id,
  }));
  const torn = understanding.confidence >= TORN && choices.length < MOST_CANDIDATES;
  const best = torn ? splitQuestion(understanding, around).choices[0] : undefined;
  return best === undefined
    ? ask('丢的是哪一种?', choices, understanding, around)
    : ask('您要问的是哪一件?', [...choices, best], understanding, around);
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

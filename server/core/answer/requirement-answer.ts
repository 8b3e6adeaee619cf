import type { Catalogue } from '../catalogue/catalogue.ts';
import type { DispositionName } from '../catalogue/disposition/disposition.ts';
import { dispositionOf } from '../catalogue/disposition/register.ts';
import type { ListVersion } from '../catalogue/list-version.ts';
import { isAnyMatter, type Requirement } from '../catalogue/requirement.ts';
import { formFor } from '../commitment/commitment-rules.ts';
import type { Focus } from '../conversation/focus.ts';
import { fullName, lineage } from '../place.ts';
import type { Understanding } from '../question/understanding.ts';
import type { Answer } from './answer.ts';
import { blank } from './blank.ts';
import { AFTER_ANSWER, AFTER_RUN, afterCommitment, NO, YES } from './choices.ts';
import type { Circumstances } from './circumstances.ts';
import { basisText, cite, isUnconfirmed, listText } from './citation.ts';
import type { VerdictName } from './verdict.ts';
import { verdictOf } from './verdict.ts';
import { repairLine } from './why.ts';

/** The row that decides, the ban that stands beside it, and the list that published it. */
export type Decision = {
  readonly row: Requirement;
  readonly ban: Requirement | null;
  readonly list: ListVersion | null;
};

const MOST_LINES = 6;

/** Says what the deciding row means for the citizen. An exception that is not yet answered is asked first. */
export function requirementAnswer(
  decision: Decision,
  understanding: Understanding,
  focus: Focus,
  around: Circumstances,
): Answer {
  const { row } = decision;
  const exception = row.exceptions[0] ?? null;
  if (exception !== null && focus.exception === null)
    return askException(exception.question, decision, understanding, focus, around);
  const applies = exception !== null && focus.exception === 'yes' ? exception : null;
  const verdict = verdictFor(applies?.disposition ?? row.disposition);
  return {
    ...answered(decision, understanding, focus, around, verdict),
    headline: headline(verdict, row),
    lines: compact([
      repairLine(understanding),
      subjectLine(row, matterOf(decision, understanding, focus)),
      applies?.advice ?? howLine(decision),
      bringLine(row, verdict),
      villageLine(decision, understanding),
      basisLine(decision, around.catalogue),
      markLine(decision, around),
      callLine(verdict, around.catalogue),
    ]),
  };
}

function verdictFor(disposition: DispositionName | null): VerdictName {
  return disposition === null ? 'not-found' : dispositionOf(disposition).verdict;
}

function bringLine(row: Requirement, verdict: VerdictName): string | null {
  return row.bring.length > 0 && verdict !== 'needed' ? `请带:${row.bring.join('、')}` : null;
}

function villageLine({ ban }: Decision, { issuer }: Understanding): string | null {
  return ban && issuer === 'village' ? '村(居)委会不开这份证明,别往村里跑' : null;
}

/** 村里不开这个 / 派出所不用开这个: says who does not issue, and what serves instead; never "not required". */
export function banAnswer(
  decision: Decision,
  understanding: Understanding,
  focus: Focus,
  around: Circumstances,
): Answer {
  const { row } = decision;
  const verdict = row.issuerBan === 'police' ? 'police-do-not-issue' : 'village-does-not-issue';
  return {
    ...answered(decision, understanding, focus, around, verdict),
    lines: compact([
      repairLine(understanding),
      subjectLine(row, matterOf(decision, understanding, focus)),
      '只是不由他们开,不等于没有人要:办事的窗口要不要,先打电话问清再跑',
      row.instead ? `${isUnconfirmed(row) ? '一般的办法(本县未确认)' : '改用'}:${row.instead}` : null,
      basisLine(decision, around.catalogue),
      callLine(verdict, around.catalogue),
    ]),
  };
}

function answered(
  decision: Decision,
  understanding: Understanding,
  focus: Focus,
  around: Circumstances,
  verdict: VerdictName,
): Answer {
  const citation = cite(decision.row, decision.list, matterOf(decision, understanding, focus), focus.exception, around);
  return {
    ...blank(understanding, around, verdict),
    behaviour: 'answer',
    proofId: citation.requirement,
    candidates: firstOf(citation.requirement, understanding),
    choices: choicesAfter(verdict, decision, around),
    citation,
  };
}

function choicesAfter(verdict: VerdictName, { row, list }: Decision, { catalogue: { home } }: Circumstances) {
  if (verdict === 'not-your-run') return AFTER_RUN;
  const here = verdict === 'not-needed-commitment' && list?.county === home.id;
  return here && formFor(home.commitments, row.id) !== null ? afterCommitment(row.id) : AFTER_ANSWER;
}

/** The row that decided stands first among the candidates; a place or a matter may have chosen it within its family. */
function firstOf(decided: string, { candidates }: Understanding): string[] {
  return [decided, ...candidates.map((each) => each.id).filter((id) => id !== decided)].slice(0, 3);
}

function askException(
  question: string,
  decision: Decision,
  understanding: Understanding,
  focus: Focus,
  around: Circumstances,
): Answer {
  return {
    ...answered(decision, understanding, focus, around, 'ask-back'),
    behaviour: 'ask-back',
    lines: compact([repairLine(understanding), subjectLine(decision.row, null), question]),
    choices: [YES, NO],
    citation: null,
  };
}

/** The matter the answer is about: the one the citizen settled or named, else the row's own when it has just one. */
function matterOf({ row }: Decision, understanding: Understanding, focus: Focus): string | null {
  const own = row.matters.length === 1 && !isAnyMatter(row.matters[0] ?? '') ? (row.matters[0] ?? null) : null;
  return own ?? focus.matter ?? understanding.matter;
}

function headline(verdict: VerdictName, row: Requirement): string {
  const { label } = verdictOf(verdict);
  return label.replace('〈证照〉', row.bring[0] ?? '现有证照').replace('〈期限〉', row.within ?? '约定期限');
}

function subjectLine(row: Requirement, matter: string | null): string {
  return matter === null ? row.name : `${matter} · ${row.name}`;
}

/** Who does it instead. Off the county's list the disposition speaks, and what was only recalled is marked. */
function howLine({ row }: Decision): string {
  if (row.disposition === null) return row.instead;
  const disposition = dispositionOf(row.disposition);
  const general = disposition.explain(row);
  if (row.item !== null) return row.instead === '' ? general : disposition.official(row.instead);
  if (row.instead === '' || row.recalled.includes('instead')) return general;
  return `${general}。${row.instead}`;
}

function basisLine({ row, list }: Decision, catalogue: Catalogue): string {
  const on = list ? listText(catalogue.home.name, list, row.item) : since(row);
  return `依据:${basisText(row.basis)}${on === '' ? '' : `;${on}`}`;
}

function since(row: Requirement): string {
  return row.since === null ? '起始日期来源未写' : `${row.since.text} 起`;
}

/** What the county has not confirmed, and whose rule it is when it is not the county's own. */
function markLine({ row, list }: Decision, { catalogue, place }: Circumstances): string | null {
  if (list) return null;
  const away = !lineage(catalogue.places, place).includes(catalogue.home.id);
  if (away) return `这是${fullName(catalogue.places, row.place ?? '')}的规定,请以当地窗口为准`;
  const mark = isUnconfirmed(row) ? ',办理细节未经本县确认' : '';
  return `${catalogue.home.name}清单没有单列,按${fullName(catalogue.places, row.place ?? '')}规定${mark}`;
}

function callLine(verdict: VerdictName, { home }: Catalogue): string | null {
  if (verdict === 'not-needed') return null;
  return `拿不准先打 ${home.hotline}(${home.hours})`;
}

function compact(lines: readonly (string | null)[]): string[] {
  return lines.filter((line): line is string => line !== null && line !== '').slice(0, MOST_LINES);
}

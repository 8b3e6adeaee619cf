import { spokenTime } from '../../core/calendar/spoken-time.ts';
import { workingCalendarOf } from '../../core/calendar/working-calendar.ts';
import type { Department } from '../../core/catalogue/department.ts';
import type { StaffMember } from '../../core/catalogue/staff.ts';
import type { Talk } from '../../core/conversation/message.ts';
import { dispatched, drafted } from '../../core/inquiry/ask.ts';
import { inquiryDue } from '../../core/inquiry/clock.ts';
import { departmentFirst } from '../../core/inquiry/department-named.ts';
import { askedFact } from '../../core/inquiry/fact.ts';
import type { Inquiry } from '../../core/inquiry/inquiry.ts';
import { namesIn } from '../../core/inquiry/names.ts';
import { REFORM_OFFICE } from '../../core/inquiry/party.ts';
import { legalUseOf, purposeOf } from '../../core/inquiry/purpose.ts';
import { sourceOf } from '../../core/inquiry/source.ts';
import type { ChosenVerifier } from '../../core/people/duty.ts';
import { done, type Result, refused } from '../../core/result.ts';
import { staff } from '../../core/task/actor.ts';
import { isValid, METHODS } from '../../core/task/authorisation.ts';
import { move } from '../../core/task/move.ts';
import { rowOf } from '../../core/task/routing.ts';
import type { Task } from '../../core/task/task.ts';
import { askedInquiry } from '../../core/task/words-asked.ts';
import { dayOf, type Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { keepAsked } from '../task/ask-words.ts';
import { taskAwaitsInquiry } from '../task/await-inquiry.ts';
import { noSuchTask } from '../task/change-task.ts';
import { choiceNotice, chooseNow } from './choose.ts';
import { type InquiryMeans, keepInquiry } from './keep-inquiry.ts';

type Asked = {
  readonly task: number;
  readonly words: string;
  readonly by: StaffMember;
  readonly talk: Talk;
  readonly at: Instant;
};
type Said = Result<readonly string[]>;

/**
 * 协查 12 部门 事实: the task's owner asks a department for one fact. Purpose and legal use come from the task, not from who types.
 * A data source is asked first where the county has one; otherwise a verifier, and the clock runs.
 */
export async function askInquiry(means: InquiryMeans, records: Records, asked: Asked): Promise<Said> {
  const { home } = means.catalogue;
  const { by, at } = asked;
  const task = await records.tasks.lock(asked.task);
  if (task === null) return noSuchTask(asked.task);
  if (asked.words === '') return askWhat(means, records, task, asked);
  const meant = await whatIsAsked(means, records, asked, task);
  if (!meant.ok) return meant;
  const { department, fact } = meant.value;
  const chosen = await chooseNow(means, records, department.id, [by.id]);
  if (!chosen.ok) return chosen;
  const number = await records.numbers.nextTyped();
  const draft = drafted(
    {
      ...{ number, publicNumber: await records.numbers.nextPublic('XC', dayOf(at)), task: task.number, fact },
      ...{ asker: { department: by.department, staff: by.id }, issuer: department.id },
      verifier: chosen.value.verifier.id,
      ...{ purpose: purposeOf(task), legalUse: legalUseOf(rowOf(task, home)?.basis ?? null) },
      ...{ mandate: mandateOf(task), subject: subjectOf(task) },
    },
    at,
  );
  if (!draft.ok) return draft;
  const waits = await taskAwaitsInquiry(means, records, task.number, number, by, at);
  if (!waits.ok) return waits;
  return begin(means, records, draft.value, chosen.value, at);
}

/** 协查 12 alone, as a tap says it: who may ask is asked what, with what is asked as a rule. */
async function askWhat(means: InquiryMeans, records: Records, task: Task, { by, talk, at }: Asked): Promise<Said> {
  const { home } = means.catalogue;
  const may = move(task, { verb: 'await-inquiry', inquiry: task.number }, staff(by), at, means.catalogue);
  if (!may.ok) return may;
  const has = home.departments.find(({ id }) => id === task.destination);
  const usual = home.factSources.filter(({ department }) => department === has?.id).flatMap(({ asks }) => asks);
  const choices = usual.slice(0, MOST_OFFERED).map((fact) => `${has?.name ?? ''} ${fact}`);
  return keepAsked(records, askedInquiry(task.number, choices), talk, at);
}

const MOST_OFFERED = 3;

async function whatIsAsked(
  means: InquiryMeans,
  { inquiries }: Pick<Records, 'inquiries'>,
  { words }: Asked,
  task: Task,
): Promise<Result<{ department: Department; fact: string }>> {
  const named = departmentFirst(words, means.catalogue.home.departments);
  if (!named.ok) return named;
  const { department, rest } = named.value;
  if (department.id === REFORM_OFFICE)
    return refused('ask-reform', '跑改办不答协查,只管第二次退回的终审。', '写有这份材料的部门。');
  const fact = askedFact(rest, task.citizen.name);
  if (!fact.ok) return fact;
  const open = await inquiries.openOf(task.number);
  const same = open.find((each) => each.issuer === department.id && each.fact === fact.value);
  if (same) return refused('inquiry-asked', `这件事已经问了:${same.number} 号协查。`, `看到哪一步:看 ${same.number}`);
  return done({ department, fact: fact.value });
}

/** Without an authorisation there is nothing that it could expire from: the rule refuses it like an expired one. */
function mandateOf({ number, authorisation, proof }: Task): Inquiry['mandate'] {
  if (authorisation === null || authorisation.revokedAt !== null)
    return { number: `#${number}`, scope: proof, expiresAt: Number.NEGATIVE_INFINITY };
  const { method, scope, expiresAt } = authorisation;
  return { number: `#${number} ${METHODS[method].label}授权`, scope, expiresAt };
}

function subjectOf({ citizen: { name, idNumber, reach } }: Task): Inquiry['subject'] {
  const account = reach && { channel: reach.talk.channel, person: reach.talk.person };
  return { name, idNumber, account };
}

async function begin(
  means: InquiryMeans,
  records: Records,
  draft: Inquiry,
  chosen: ChosenVerifier,
  at: Instant,
): Promise<Said> {
  const { home } = means.catalogue;
  const names = namesIn(home);
  const { asker, number, publicNumber, issuer } = draft;
  const head = `${number} 号协查(${publicNumber})`;
  const change = { by: asker.staff, at, fresh: true };
  const source = sourceOf(home.factSources, draft);
  if (source?.mode === 'http' && draft.subject.idNumber !== null) {
    await keepInquiry(means, records, { ...change, inquiry: draft, event: 'inquiry-asked' });
    return done([`${head}先问${source.system}。`, '查到了在这里告诉您;系统不通就派给协查员']);
  }
  const sent = dispatched(draft, chosen.verifier.id, home.inquiryAllowance, at);
  if (!sent.ok) return sent;
  const notice = choiceNotice(chosen, names.head(issuer));
  const kept = await keepInquiry(means, records, {
    ...change,
    inquiry: sent.value,
    event: 'inquiry-dispatched',
    notice,
    given: true,
  });
  const due = inquiryDue(kept, workingCalendarOf(means.catalogue));
  return done([
    `${head}已发给${names.department(issuer)} ${chosen.verifier.name}。`,
    ...(notice === null ? [] : [notice]),
    ...(due === null ? [] : [`${spokenTime(due, at)} 前答复,到时没答会催`]),
    `要撤:撤回 ${number};看到哪一步:看 ${number}`,
  ]);
}

/** Whether what the citizen allowed still holds: who took it back is not looked up any more, whatever was asked before. */
export function mandateHolds(task: Task | null, at: Instant): boolean {
  return task !== null && isValid(task.authorisation, at);
}

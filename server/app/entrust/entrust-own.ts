import type { Disposition } from '../../core/catalogue/disposition/disposition.ts';
import { dispositionOf } from '../../core/catalogue/disposition/register.ts';
import { publicId, type Requirement } from '../../core/catalogue/requirement.ts';
import { talkOf } from '../../core/conversation/message.ts';
import { type Place, placesUnder } from '../../core/place.ts';
import { done, type Result, refused } from '../../core/result.ts';
import { METHODS } from '../../core/task/authorisation.ts';
import { type Entrusting, RUNNABLE } from '../../core/task/entrusting.ts';
import { allowedLines } from '../../core/task/entrusting-answer.ts';
import { type EntrustingForm, type FieldProblem, readEntrusting } from '../../core/task/entrusting-form.ts';
import type { Account } from '../../ports/sign-in.ts';
import { answerKnown } from '../answer-known.ts';
import { circumstances } from '../answer-question.ts';
import { keepOrRefuse } from '../keep-or-refuse.ts';
import { listRequirements } from '../list-requirements.ts';
import type { Knowledge, Means } from '../means.ts';
import { grant } from './grant-task.ts';

/** A paper of the list in force that may be entrusted. */
type RunnablePaper = {
  readonly requirement: string;
  readonly proof: string;
  readonly matters: readonly string[];
  readonly disposition: Disposition;
};

export type EntrustingHelp = {
  readonly papers: readonly RunnablePaper[];
  readonly towns: readonly Place[];
  /** Days for which an authorisation given here holds. */
  readonly days: number;
};

/** Which paper is to be fetched, for what, and who says so. `matter` null: whatever it is for. */
export type ErrandForm = EntrustingForm & { readonly requirement: string; readonly matter: string | null };

/** What he is about to allow, in full; or what is still wrong in what he wrote. */
export type Allowing = { readonly lines: readonly string[]; readonly problems: readonly FieldProblem[] };

/** What may be entrusted today. A row that begins with a question is asked in the conversation. */
export function viewRunnable(knowledge: Knowledge): EntrustingHelp {
  const listed = listRequirements(knowledge, {});
  const rows = listed.ok ? listed.value.rows : [];
  const { home, places } = knowledge.catalogue;
  return { papers: rows.flatMap(runnable), towns: placesUnder(places, home.id, 'town'), days: METHODS.wechat.days };
}

function runnable(row: Requirement): readonly RunnablePaper[] {
  if (row.disposition === null || row.exceptions.length > 0) return [];
  const disposition = dispositionOf(row.disposition);
  if (!RUNNABLE.includes(disposition.verdict)) return [];
  return [{ requirement: publicId(row), proof: row.name, matters: row.matters, disposition }];
}

/** Reads the form by the rules of the conversation and keeps nothing: what he sees before he allows it. */
export function readErrand(knowledge: Knowledge, form: ErrandForm): Result<Allowing> {
  const read = entrustingOf(knowledge, form);
  if (!read.ok) return read;
  const { so, problems } = read.value;
  return done({ lines: problems.length > 0 ? [] : allowedLines(so, knowledge.catalogue), problems });
}

/** 同意授权 on a page: what the conversation does. Sent twice under one key it is done once. Gives back the task's number. */
export async function entrustOwn(
  means: Means,
  { account, form, key }: { readonly account: Account; readonly form: ErrandForm; readonly key: string },
): Promise<Result<number>> {
  const read = entrustingOf(means, form);
  if (!read.ok) return read;
  const { so, problems } = read.value;
  const [wrong] = problems;
  if (wrong !== undefined) return refused('errand-incomplete', wrong.message, wrong.next);
  const talk = talkOf({ ...account, chat: account.person });
  return keepOrRefuse(means.store, async (records) => {
    const at = means.clock.now();
    const message = { ...talk, messageId: `entrust ${key}`, at };
    const taken = await records.inbox.take(message);
    if (!taken.fresh && taken.reply !== null) return done(Number(taken.reply));
    const granted = await grant(means, records, { so, talk, recipient: account.person, at });
    if (!granted.ok) return granted;
    await records.inbox.settle(message, String(granted.value.number));
    return done(granted.value.number);
  });
}

/** The paper is what the rules answer today, as behind a question in the conversation. */
function entrustingOf(
  knowledge: Knowledge,
  { requirement, matter, ...form }: ErrandForm,
): Result<{ readonly so: Entrusting; readonly problems: readonly FieldProblem[] }> {
  const around = circumstances(knowledge, {});
  if (!around.ok) return around;
  const { citation, verdict } = answerKnown({ requirement, matter, exception: null }, around.value);
  if (!citation || !RUNNABLE.includes(verdict))
    return refused('errand-not-run', '这一份不用代跑,或者先要问清楚。', '到「问」里问一句这份证明还要不要。');
  const { home, places } = knowledge.catalogue;
  const paper = { proof: citation.proof, requirement: citation.requirement, matter: citation.matter };
  return done(readEntrusting(paper, form, placesUnder(places, home.id, 'town')));
}

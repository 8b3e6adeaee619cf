import type { StaffMember } from '../../core/catalogue/staff.ts';
import type { Talk } from '../../core/conversation/message.ts';
import { done, type Result, refused } from '../../core/result.ts';
import type { Task } from '../../core/task/task.ts';
import type { TaskLine, TaskVerb } from '../../core/task/task-line.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import type { Chat } from '../bind-group.ts';
import { askCheckPhotos } from '../commitment/ask-check-photos.ts';
import { confirmCommitment, doubtCommitment } from '../commitment/report-check.ts';
import type { Means } from '../means.ts';
import { askWords } from './ask-words.ts';
import { assignTask } from './assign-task.ts';
import { cancelTask } from './cancel-task.ts';
import { claimTask } from './claim-task.ts';
import { closeTask } from './close-task.ts';
import { failTask } from './fail-task.ts';
import type { TaskMeans } from './keep-task.ts';
import { listInGroup, listMine } from './list-tasks.ts';
import { offerDraft } from './offer-draft.ts';
import { offerErrand } from './offer-errand.ts';
import { orderDone } from './order-done.ts';
import { pauseTask } from './pause-task.ts';
import { reportResult } from './report-result.ts';
import { resumeTask } from './resume-task.ts';
import { returnTask } from './return-task.ts';
import { seeCitizen } from './see-citizen.ts';
import type { StaffOrder } from './staff-order.ts';
import { startTask } from './start-task.ts';
import { type AuthorityLine, takeAuthority } from './take-authority.ts';
import { transferTask } from './transfer-task.ts';
import { viewCitizen } from './view-citizen.ts';

type Said = Result<readonly string[]>;
type LineMeans = TaskMeans & Pick<Means, 'publicUrl'>;

/** Who typed a line about tasks, and where. */
export type TaskSpeaker = {
  readonly by: StaffMember;
  readonly talk: Talk;
  readonly chat: Chat;
  readonly to: 'group' | 'person';
  readonly at: Instant;
};

const ORDERS: Readonly<
  Record<
    Exclude<TaskVerb, 'authorise'>,
    (means: TaskMeans, records: Records, order: StaffOrder) => Promise<Result<Task>>
  >
> = {
  claim: claimTask,
  start: startTask,
  resume: resumeTask,
  'wait-citizen': pauseTask,
  transfer: transferTask,
  return: returnTask,
  close: closeTask,
  report: reportResult,
  fail: failTask,
  cancel: cancelTask,
  assign: assignTask,
  see: seeCitizen,
  fits: confirmCommitment,
  differs: doubtCommitment,
};

/** Does what a line about tasks asks for; null for an answer to nothing, which is somebody else's to read. */
export async function followTaskLine(
  means: LineMeans,
  records: Records,
  line: TaskLine,
  speaker: TaskSpeaker,
): Promise<Said | null> {
  const { by, talk, chat, at } = speaker;
  switch (line.kind) {
    case 'order':
      return inOrder(means, records, line, speaker);
    case 'draft':
      return offerDraft(means, records, { ...line, by, talk, at });
    case 'draft-incomplete':
      return refused('draft-incomplete', '代后面写三样:姓名、事项、证明。', '这样写:代 王大爷 高龄津贴 健在证明');
    case 'whose':
      return viewCitizen(means, records, { number: line.number, by, to: speaker.to, at });
    case 'check-photos':
      return askCheckPhotos(records, { number: line.number, by, to: speaker.to, talk, at });
    case 'mine':
      return done(await listMine(means, records, by, at));
    case 'in-group':
      return listInGroup(means, records, chat, at);
    case 'errands':
      return offerErrand(means, records, { by, talk, at });
    case 'agreed':
      return null;
    case 'numberless':
      return refused('number-missing', `“${line.verb}”后面要写单号。`, `比如:${line.verb} 12;自己手里的单打 我的单`);
  }
}

/** Who has no account with us is given a printed receipt; everybody else read it in his chat. */
function receiptLine(
  { publicUrl }: LineMeans,
  { tasks }: Records,
  { number, state, citizen }: Task,
): readonly string[] {
  if (state !== 'closed' || citizen.reach?.recipient) return [];
  return ['打印大字回执给他:', `${publicUrl}/receipts/${number}-${tasks.receiptToken(number)}`];
}

async function inOrder(
  means: LineMeans,
  records: Records,
  { verb, number, words }: Extract<TaskLine, { kind: 'order' }>,
  speaker: TaskSpeaker,
): Promise<Said> {
  const { by, talk, at } = speaker;
  if (verb === 'authorise') return onAuthority(means, records, { number, words, ...speaker });
  const result = await ORDERS[verb](means, records, { number, words, by, at });
  if (result.ok)
    return done([...orderDone(verb, result.value, means, at), ...receiptLine(means, records, result.value)]);
  return (await askWords(means, records, { verb, number, refusal: result.refusal, talk, at })) ?? result;
}

async function onAuthority(means: LineMeans, records: Records, line: AuthorityLine): Promise<Said> {
  const taken = await takeAuthority(means, records, line);
  if (!taken.ok) return taken;
  if (taken.value.kind === 'asked') return done(taken.value.lines);
  return done(orderDone('authorise', taken.value.task, means, line.at));
}

import { publicId } from '../../core/catalogue/requirement.ts';
import type { StaffMember } from '../../core/catalogue/staff.ts';
import type { Talk } from '../../core/conversation/message.ts';
import { maskedName } from '../../core/people/person-name.ts';
import { lineage } from '../../core/place.ts';
import { scrub } from '../../core/privacy/scrub.ts';
import { done, type Result, refused } from '../../core/result.ts';
import { staff } from '../../core/task/actor.ts';
import { checkLine, checkList } from '../../core/task/list-check.ts';
import { OFFER_HOLDS } from '../../core/task/offer.ts';
import { choiceLines } from '../../core/task/rest-of-line.ts';
import type { Wanted } from '../../core/task/task.ts';
import { dayOf, type Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import { draftTask } from './draft-task.ts';
import { draftedLines } from './drafted-lines.ts';
import type { TaskMeans } from './keep-task.ts';

export type DraftOffer = {
  readonly name: string;
  readonly matter: string;
  readonly proof: string;
  readonly by: StaffMember;
  readonly talk: Talk;
  readonly at: Instant;
};

const LONGEST = 30;

/**
 * 代 王大爷 高龄津贴 健在证明: the list is asked first, and often nothing has to be run. What the county runs or the citizen would have to
 * bring is drafted at once; for everything else he is asked whether he wants a task all the same.
 */
export async function offerDraft(
  means: TaskMeans,
  records: Records,
  asked: DraftOffer,
): Promise<Result<readonly string[]>> {
  const { name, matter, proof, by, talk, at } = asked;
  if ([name, matter, proof].some((word) => [...word].length > LONGEST || scrub(word) !== word))
    return refused(
      'draft-words',
      '姓名、事项、证明各写一个短词,不写身份证号和电话。',
      '这样写:代 王大爷 高龄津贴 健在证明',
    );
  const check = checkList(proof, matter, dayOf(at), means.catalogue);
  const wanted: Wanted = {
    proof: check.row?.name ?? proof,
    requirement: check.row && publicId(check.row),
    matter,
    town: townOf(by, means),
    citizen: { name, idNumber: null, telephone: null, reach: null },
  };
  const line = checkLine(check, proof, matter);
  if (check.toRun) {
    const task = await draftTask(means, records, { wanted, by: staff(by), at });
    return done([...draftedLines(task), line]);
  }
  await records.tasks.offer(talk, { kind: 'draft', wanted }, at + OFFER_HOLDS);
  return done([line, `给${maskedName(name)},要建任务吗?回 是 就建(10 分钟内)`, ...choiceLines(['是'])]);
}

/** Where the colleague works is where the citizen lives: village agents ask for their own. */
function townOf({ place }: StaffMember, { catalogue: { home, places } }: TaskMeans): string {
  return lineage(places, place).find((id) => places.get(id)?.level === 'town') ?? home.id;
}

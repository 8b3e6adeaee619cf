import { nextRing as nextOfInquiry } from '../../server/app/inquiry/keep-inquiry.ts';
import { nextRing as nextOfTask } from '../../server/app/task/keep-task.ts';
import type { Records } from '../../server/ports/store.ts';
import { verifyTrail } from '../../server/storage/trail/verify.ts';
import { NOTHING, replayed } from './replay.ts';
import { personalIn } from './townspeople.ts';
import type { Walked } from './walk.ts';

/** What is broken after a walk, as sentences: everything is read anew, from the first entry of every trail on. */
export async function brokenInTheEnd(walked: Walked): Promise<readonly string[]> {
  const { store } = walked.life;
  const broken: string[] = [];
  const [tasks, inquiries] = await Promise.all([
    store.db.selectFrom('tasks').select('number').orderBy('number').execute(),
    store.db.selectFrom('inquiries').select('number').orderBy('number').execute(),
  ]);
  const numbers = [...tasks, ...inquiries].map(({ number }) => Number(number));
  if (new Set(numbers).size !== numbers.length) broken.push('a typed number was given twice');
  for (const { number } of tasks)
    broken.push(...(await store.transaction((records) => taskBroken(walked, records, Number(number)))));
  for (const { number } of inquiries)
    broken.push(...(await store.transaction((records) => inquiryBroken(walked, records, Number(number)))));
  const { faults } = await verifyTrail(store);
  const texts = await store.db.selectFrom('trail_texts').select('text').execute();
  return [
    ...broken,
    ...faults.map((fault) => `trail: ${JSON.stringify(fault)}`),
    ...texts.filter(({ text }) => personalIn(text) !== null).map(({ text }) => `in the trail: ${text}`),
    ...walked.life.logLines.map((line) => `in the log: ${line}`),
  ];
}

async function taskBroken({ life, memory }: Walked, records: Records, number: number): Promise<string[]> {
  const task = await records.tasks.find(number);
  if (task === null || JSON.stringify(task) !== JSON.stringify(memory.tasks.get(number)))
    return [`task ${number} changed behind the walk's back`];
  const { home } = life.means.catalogue;
  const staff = new Map(home.staff.map((each) => [each.id, each]));
  const { task: told } = replayed(NOTHING, await records.trail.of(`task ${number}`), staff);
  const open = await records.inquiries.openOf(number);
  const owed = open.map((each) => each.number).join();
  const due = await records.timers.dueAt({ kind: 'task-clock', subject: String(number) });
  const rings = nextOfTask(life.means, task, life.now());
  return [
    ...(told?.state === task.state && told.owner === task.owner
      ? []
      : [`task ${number}: its trail tells another state`]),
    ...(owed === [...task.openInquiries].sort((a, b) => a - b).join()
      ? []
      : [`task ${number} does not know who owes it what`]),
    ...((due === null) === (rings === null)
      ? []
      : [`task ${number} in ${task.state} rings at ${due}, should at ${rings}`]),
    ...((memory.cards.get(`dingtalk task-${number}`) ?? 0) > task.revision
      ? [`task ${number}: a card from the future`]
      : []),
  ];
}

async function inquiryBroken({ life, memory }: Walked, records: Records, number: number): Promise<string[]> {
  const inquiry = await records.inquiries.find(number);
  if (inquiry === null || JSON.stringify(inquiry) !== JSON.stringify(memory.inquiries.get(number)))
    return [`inquiry ${number} changed behind the walk's back`];
  const { publicNumber, task } = inquiry;
  const own = (await records.trail.of(`inquiry ${publicNumber}`)).map(({ event, at }) => `${event} ${at}`);
  const mirrored = (await records.trail.of(`task ${task}`))
    .filter(({ facts }) => facts.inquiry === publicNumber)
    .map(({ event, at }) => `${event} ${at}`);
  const due = await records.timers.dueAt({ kind: 'inquiry-clock', subject: String(number) });
  const rings = nextOfInquiry(life.means, inquiry, life.now());
  return [
    ...(own.join() === mirrored.join() ? [] : [`inquiry ${number}: its trail and its task's differ`]),
    ...((due === null) === (rings === null)
      ? []
      : [`inquiry ${number} in ${inquiry.state} rings at ${due}, should at ${rings}`]),
  ];
}

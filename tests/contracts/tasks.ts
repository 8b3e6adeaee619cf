import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Task } from '../../server/core/task/task.ts';
import type { Records, Store } from '../../server/ports/store.ts';
import type { TaskMarks } from '../../server/ports/tasks.ts';
import { CITIZEN, CITIZEN_TALK, TASK_AT, task } from '../rigs/task.ts';

const MARKS: TaskMarks = { due: TASK_AT + 100, department: 'zhengwu' };

/** What every store must do with tasks. `open` opens another one on the same data. */
export function describeTasks(name: string, open: (county: string) => Promise<Store>): void {
  describe(`tasks in the store on ${name}`, () => {
    let store: Store;
    let twin: Store;
    beforeAll(async () => {
      store = await open('990300');
      twin = await open('990300');
    });
    afterAll(async () => {
      await store.close();
      await twin.close();
    });
    const inTurn = <T>(work: (records: Records) => Promise<T>): Promise<T> => store.transaction(work);
    const added = async (given: Task, marks = MARKS): Promise<Task> =>
      inTurn(async ({ numbers, tasks }) => {
        const numbered = { ...given, number: await numbers.nextTyped() };
        await tasks.add(numbered, marks);
        return numbered;
      });
    const fresh = () => `s-${randomUUID()}`;

    it('gives a task back as it was kept', async () => {
      const kept = await added(task('dispatched'));
      expect(await inTurn(({ tasks }) => tasks.find(kept.number))).toEqual(kept);
      const claimed: Task = { ...kept, state: 'claimed', owner: 's001', revision: 2 };
      await inTurn(({ tasks }) => tasks.save(claimed, MARKS));
      expect(await inTurn(({ tasks }) => tasks.find(kept.number))).toEqual(claimed);
      expect(await inTurn(({ tasks }) => tasks.find(9_999_999))).toBeNull();
      expect(await inTurn(({ tasks }) => tasks.lock(9_999_999))).toBeNull();
    });

    it('lets one of two claims at once from two programs win, and shows the other who did', async () => {
      const { number } = await added(task('dispatched'));
      const claim = (from: Store, who: string) =>
        from.transaction(async ({ tasks }) => {
          const found = await tasks.lock(number);
          if (found === null || found.owner !== null) return found?.owner;
          await tasks.save({ ...found, owner: who, state: 'claimed' }, MARKS);
          return who;
        });
      const seen = await Promise.all([claim(store, 's001'), claim(twin, 's045'), claim(store, 's046')]);
      expect(new Set(seen).size).toBe(1);
      expect((await inTurn(({ tasks }) => tasks.find(number)))?.owner).toBe(seen[0]);
    });

    it('holds a task for who expects it, and shows him what he keeps of it meanwhile', async () => {
      const kept = await added(task('dispatched'));
      await inTurn(async ({ tasks }) => tasks.expect(kept.number)); // and never looks
      const claim = (from: Store, who: string) =>
        from.transaction(async ({ tasks }) => {
          tasks.expect(kept.number);
          const found = await tasks.lock(kept.number);
          if (found === null || found.owner !== null) return found?.owner;
          await tasks.save({ ...found, owner: who, state: 'claimed' }, MARKS);
          return (await tasks.lock(kept.number))?.owner;
        });
      const seen = await Promise.all([claim(store, 's001'), claim(twin, 's045'), claim(store, 's046')]);
      expect(new Set(seen).size).toBe(1);
      expect((await inTurn(({ tasks }) => tasks.find(kept.number)))?.owner).toBe(seen[0]);
    });

    it('lists what is open in a group and in somebody’s hands', async () => {
      const owner = fresh();
      const room = { kind: 'line', about: fresh() } as const;
      const [first, second] = [
        await added(task('running', { owner, rooms: [{ kind: 'county', about: '990300' }, room] })),
        await added(task('dispatched', { rooms: [room] })),
      ];
      await added(task('closed', { owner, rooms: [room] }));
      expect(await inTurn(({ tasks }) => tasks.openIn(room, 10))).toEqual([first, second]);
      expect(await inTurn(({ tasks }) => tasks.openIn(room, 1))).toEqual([first]);
      expect(await inTurn(({ tasks }) => tasks.openIn({ ...room, kind: 'town' }, 10))).toEqual([]);
      expect(await inTurn(({ tasks }) => tasks.openOf(owner, 10))).toEqual([first]);
    });

    it('counts delays by department without anybody’s name', async () => {
      const department = fresh();
      await added(task('running'), { due: TASK_AT + 10, department });
      await added(task('dispatched'), { due: TASK_AT + 30, department });
      await added(task('waiting-citizen'), { due: null, department });
      await added(task('draft'), { due: null, department });
      await added(task('not-done'), { due: null, department });
      const delays = await inTurn(({ tasks }) => tasks.delays(TASK_AT + 20));
      expect(delays.find((each) => each.department === department)).toEqual({ department, open: 3, overdue: 1 });
    });

    it('remembers a question to staff until it is answered or too old', async () => {
      const talk = { ...CITIZEN_TALK, person: fresh() };
      const offer = (numbers: number[], until: number) =>
        inTurn(({ tasks }) => tasks.offer(talk, { kind: 'errand', numbers }, until));
      const taken = (at: number) => inTurn(({ tasks }) => tasks.takeOffer(talk, at));
      await offer([1], TASK_AT + 10);
      await offer([12, 15], TASK_AT + 10);
      expect(await inTurn(({ tasks }) => tasks.takeOffer({ ...talk, chat: 'elsewhere' }, TASK_AT))).toBeNull();
      expect(await taken(TASK_AT + 9)).toEqual({ kind: 'errand', numbers: [12, 15] });
      expect(await taken(TASK_AT + 9)).toBeNull();
      await offer([12], TASK_AT + 10);
      expect(await taken(TASK_AT + 10)).toBeNull();
      await offer([12], TASK_AT + 10);
      await inTurn(({ tasks }) => tasks.dropOffer(talk));
      expect(await taken(TASK_AT + 9)).toBeNull();
    });

    it('erases the tasks of a person who is forgotten, and nobody else’s', async () => {
      const talk = { ...CITIZEN_TALK, person: fresh() };
      const mine = await added(task('running', { citizen: { ...CITIZEN, reach: { talk, recipient: null } } }));
      const other = await added(task('running', { citizen: { ...CITIZEN, reach: null } }));
      expect(await inTurn(({ tasks }) => tasks.ofCitizen(talk, 10))).toEqual([mine]);
      await inTurn(({ people }) => people.forget(talk, 'citizen', TASK_AT));
      expect(await inTurn(({ tasks }) => tasks.find(mine.number))).toBeNull();
      expect(await inTurn(({ tasks }) => tasks.ofCitizen(talk, 10))).toEqual([]);
      expect(await inTurn(({ tasks }) => tasks.find(other.number))).toEqual(other);
    });

    it('clears what was over a year ago and drafts that nobody authorised', async () => {
      const clear = (before: number) => inTurn(({ retention }) => retention.clear('tasks', before, before, 500));
      const old = 1_000;
      const [closed, draft, running] = [
        await added(task('closed', { reached: { draft: old, closed: old } })),
        await added(task('draft', { reached: { draft: old } })),
        await added(task('running', { reached: { draft: old, running: old } })),
      ];
      expect(await clear(old)).toBe(0);
      expect(await clear(old + 1)).toBe(2);
      for (const { number } of [closed, draft]) expect(await inTurn(({ tasks }) => tasks.find(number))).toBeNull();
      expect(await inTurn(({ tasks }) => tasks.find(running.number))).toEqual(running);
    });
  });
}

import { describe, expect, it } from 'vitest';
import { MembersDeadlocked, type Turn, Turns, turnOf } from '../../server/storage/database/turns.ts';

type Played = { readonly turns: Turns<string>; readonly said: string[]; member(name: string): Acting };
type Acting = { take(turn: Turn | null): Promise<void>; end(): void };

const [A, B] = [turnOf('task', 1), turnOf('task', 2)];
const LAST: Turn = { key: 'board', last: true };

/** Members who note what becomes of them. */
function play(...names: readonly string[]): Played {
  const said: string[] = [];
  const turns = new Turns(names, (ended) => void said.push(...ended.map((name) => `${name} sent`)));
  const member = (name: string): Acting => ({
    async take(turn) {
      await turns.take(name, turn);
      said.push(`${name} has ${turn?.key.replace('\0', ' ') ?? 'everything'}`);
    },
    end: () => turns.end(name),
  });
  return { turns, said, member };
}

const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('turns in a shared transaction', () => {
  it('give a record to one at a time, and what he wrote goes out before the next comes', async () => {
    const { said, member } = play('one', 'two', 'three');
    const [one, two, three] = [member('one'), member('two'), member('three')];
    const all = [one.take(A), two.take(A), three.take(B)];
    await soon();
    expect(said).toEqual(['one has task 1', 'three has task 2']);
    one.end();
    await soon();
    expect(said.slice(2)).toEqual(['one sent', 'two has task 1']);
    three.end();
    two.end();
    await Promise.all(all);
  });

  it('give a record again to who has it', async () => {
    const { said, member } = play('one', 'two');
    await member('one').take(A);
    await member('one').take(A);
    expect(said).toEqual(['one has task 1', 'one has task 1']);
  });

  it('give everything to who wants it once nobody else has anything, and nobody gets anything until he has ended', async () => {
    const { said, member } = play('one', 'two', 'three');
    const [one, two, three] = [member('one'), member('two'), member('three')];
    await one.take(A);
    const all = [two.take(null), three.take(B)];
    await soon();
    expect(said).toEqual(['one has task 1', 'three has task 2']);
    three.end();
    one.end();
    await soon();
    expect(said.slice(2)).toEqual(['three sent', 'one sent', 'two has everything']);
    await Promise.all(all);
  });

  it('let two who want everything follow each other', async () => {
    const { said, member } = play('one', 'two');
    const all = [member('one').take(null), member('two').take(null)];
    await soon();
    expect(said).toEqual(['one has everything']);
    member('one').end();
    await Promise.all(all);
    expect(said).toEqual(['one has everything', 'one sent', 'two has everything']);
  });

  it('give what everybody wants last, once nobody can go on without it', async () => {
    const { said, member } = play('one', 'two', 'three');
    const [one, two, three] = [member('one'), member('two'), member('three')];
    const all = [one.take(LAST), two.take(LAST)];
    await soon();
    expect(said).toEqual([]);
    await three.take(A);
    all.push(three.take(LAST));
    await soon();
    expect(said).toEqual(['three has task 1', 'one has board']);
    for (const each of [one, two, three]) {
      each.end();
      await soon();
    }
    await Promise.all(all);
    expect(said.slice(1)).toEqual(['one has board', 'one sent', 'two has board', 'two sent', 'three has board']);
  });

  it('hand on what was left with them, and send nothing for that', async () => {
    const { turns, said, member } = play('one', 'two');
    const [one, two] = [member('one'), member('two')];
    await one.take(A);
    const next = two.take(A);
    turns.leave(A, { seq: 2 });
    one.end();
    await next;
    expect(turns.left(A)).toEqual({ seq: 2 });
    turns.sendRest();
    expect(said).toEqual(['one has task 1', 'two has task 1', 'one sent']);
  });

  it('forget what somebody asked for and did not wait for', async () => {
    const { said, member } = play('one', 'two', 'three');
    const [one, two, three] = [member('one'), member('two'), member('three')];
    await one.take(A);
    const dropped = expect(two.take(A)).rejects.toThrow('The work has ended.');
    two.end();
    await dropped;
    const next = three.take(A);
    one.end();
    await next;
    expect(said).toEqual(['one has task 1', 'two sent', 'one sent', 'three has task 1']);
  });

  it('tell all who wait for each other in a circle', async () => {
    const { member } = play('one', 'two', 'three');
    const [one, two, three] = [member('one'), member('two'), member('three')];
    await Promise.all([one.take(A), two.take(B)]);
    const circle = Promise.allSettled([one.take(B), two.take(A)]);
    await soon();
    three.end();
    expect(
      (await circle).map((each) => each.status === 'rejected' && each.reason instanceof MembersDeadlocked),
    ).toEqual([true, true]);
  });
});

import { describe, expect, it } from 'vitest';
import { statement } from '../../server/storage/database/gathered.ts';
import { lastOf, type Merge, merged, type Write } from '../../server/storage/database/merged.ts';

const LINK = 'insert into links (record, seq) values ($1, $2)';
const HEAD =
  'insert into heads (record, seq, sealed) values ($1, $2, 0)\n  on conflict (record) do update set seq = excluded.seq';
const SEEN = 'update people set seen = $2 where id = $1';
const COUNT = 'insert into tallies (day, count) values ($1, $2), ($3, 1) on conflict (day) do nothing';

const write = (text: string, values: Write['values'], merge: Merge | null = null): Write => ({
  ...statement(text, values),
  merge,
});
const told = (works: readonly (readonly Write[])[]) =>
  merged(works).map(({ text, values }) => [text, values.join(' ')]);

describe('writes that go out together', () => {
  it('of one work are one statement', () => {
    expect(told([[write(LINK, ['a', 1]), write(SEEN, ['p', 5])]])).toEqual([
      [`with w0 as (${LINK}), w1 as (update people set seen = $4 where id = $3) select`, 'a 1 p 5'],
    ]);
  });

  it('insert rows for one table together, in few sizes', () => {
    const five = Array.from({ length: 5 }, (_, at) => [write(LINK, [`r${at}`, at])]);
    expect(told(five)).toEqual([
      [`${LINK}, ($3, $4), ($5, $6), ($7, $8)`, 'r0 0 r1 1 r2 2 r3 3'],
      [LINK, 'r4 4'],
    ]);
  });

  it('change rows of one table together', () => {
    const text =
      'update people set seen = said.seen from (values ($1::text, $2::int)) as said (id, seen) where id = said.id';
    expect(told([[write(text, ['p', 1])], [write(text, ['q', 2])]])).toEqual([
      [text.replace('($1::text, $2::int)', '($1::text, $2::int), ($3::text, $4::int)'), 'p 1 q 2'],
    ]);
  });

  it('keep what is said of a conflict behind the rows', () => {
    expect(told([[write(HEAD, ['a', 1])], [write(HEAD, ['b', 2])]])).toEqual([
      [
        'insert into heads (record, seq, sealed) values ($1, $2, 0), ($3, $4, 0)\n  on conflict (record) do update set seq = excluded.seq',
        'a 1 b 2',
      ],
    ]);
  });

  it('keep the last word on a row', () => {
    const heads = [
      ['a', 1],
      ['b', 1],
      ['a', 2],
    ].map((values) => [write(SEEN, values, lastOf(1))]);
    expect(told(heads)).toEqual([
      [SEEN, 'a 2'],
      [SEEN, 'b 1'],
    ]);
  });

  it('leave alone what is no row, in its order', () => {
    expect(told([[write(COUNT, ['d', 1, 'e'])], [write(COUNT, ['d', 1, 'e'])]])).toEqual([
      [COUNT, 'd 1 e'],
      [COUNT, 'd 1 e'],
    ]);
    const again = told([[write(SEEN, ['a', 1]), write(LINK, ['a', 1]), write(SEEN, ['a', 2])]]);
    expect(again.map(([, values]) => values)).toEqual(['a 1', 'a 2 a 1']);
  });
});

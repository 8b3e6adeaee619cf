import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createIndex, type Index } from '../../server/core/question/entry-index.ts';
import { asked, bookWith, entry } from '../rigs/small-lexicon.ts';

/** A book of its own for every index: entries write their words into it. */
const words = () =>
  bookWith({
    concepts: [
      { name: '死亡', words: ['去世', '走了'], near: ['丧葬'] },
      { name: '丧葬', words: ['火化'] },
    ],
    kin: ['爸', '妈'],
    shell: ['我', '要', '证明', '吗'],
    denials: ['没(?:交|办)过([^ ]{1,4})'],
  });
const empty = (): Index => createIndex(words());

function search(index: Index, question: string): [string, number][] {
  const query = asked(question, index.book);
  return index.search(query.present, 10).map((hit) => [hit.entry.source.id, hit.score]);
}

const NAMES = ['死亡证明', '居住证明', '收入证明', '无房证明', '火化证明', '健在证明', '未婚证明'];

/** An index after the given steps, and what it holds then. */
function grow(steps: readonly { add: boolean; at: number }[]): { grown: Index; held: Set<number> } {
  const grown = empty();
  const held = new Set<number>();
  for (const { add, at } of steps) {
    if (add) {
      grown.add(entry(`e${at}`, NAMES[at] ?? ''));
      held.add(at);
    } else {
      grown.remove(`e${at}`);
      held.delete(at);
    }
  }
  return { grown, held };
}

describe('index', () => {
  it('finds by concept what was not named', () => {
    const index = empty();
    for (const [id, name] of Object.entries({ a: '死亡证明', b: '居住证明', c: '收入证明' }))
      index.add(entry(id, name));
    expect(search(index, '我爸走了')[0]?.[0]).toBe('a');
  });

  it('is after adding and removing what it would be if built anew', () => {
    const step = fc.record({ add: fc.boolean(), at: fc.nat(NAMES.length - 1) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const { grown, held } = grow(steps);
        const fresh = empty();
        for (const at of held) fresh.add(entry(`e${at}`, NAMES[at] ?? ''));
        for (const question of ['我妈去世要火化', '居住证明', '未婚 收入']) {
          expect(search(grown, question)).toEqual(search(fresh, question));
        }
      }),
    );
  });

  it('mutes what is denied', () => {
    const index = empty();
    index.add(entry('a', '居住证明'));
    index.add(entry('b', '收入证明'));
    expect(search(index, '没办过居住 收入')[0]?.[0]).toBe('b');
  });
});

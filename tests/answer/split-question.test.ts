import { describe, expect, it } from 'vitest';
import { splitQuestion } from '../../server/core/answer/split-question.ts';
import { catalogue, circumstances, list, matter, row, understood } from '../rigs/small-catalogue.ts';

const known = catalogue({
  matters: [
    matter({ name: '工伤认定申请' }),
    matter({ name: '公租房申请', covers: ['申请公租房'] }),
    matter({ name: '最低生活保障' }),
  ],
  requirements: [
    row({ id: 'cn-injury', name: '收入证明(工伤)', aliases: ['收入证明'] }),
    row({ id: 'cn-village', name: '居民财产证明', aliases: ['收入证明'], matters: ['最低生活保障'] }),
    row({ id: 'yw-income', name: '收入证明', place: '330782', matters: ['学生资助'] }),
    row({ id: 'cn-unmarried', name: '未婚证明', matters: ['结婚登记'] }),
    row({ id: 'cn-single', name: '无配偶声明', matters: ['结婚登记'] }),
  ],
  lists: [
    list(1, '2020-01-01', [
      row({ id: 'sf-1', from: 'cn-injury', name: '收入证明(工伤)', aliases: ['收入证明'], matters: ['工伤认定申请'] }),
      row({ id: 'sf-2', name: '公租房用人单位收入证明', matters: ['申请公租房'] }),
      row({ id: 'sf-3', name: '低保收入证明', matters: ['最低生活保障'] }),
    ]),
  ],
});

function asked(read: string, rivals: readonly (readonly [string, number])[]) {
  const understanding = understood('cn-injury', {
    read,
    behaviour: 'ask-back',
    rivals: rivals.map(([id, belief]) => ({ id, belief })),
  });
  const { question, choices } = splitQuestion(understanding, circumstances(known));
  return { question, labels: choices.map((choice) => choice.label), ids: choices.map((choice) => choice.id) };
}

describe('asking back', () => {
  it('asks what a paper is for when several go by the name that was said, in the county’s own words for its matters', () => {
    const { question, labels, ids } = asked('收入证明还要吗', [
      ['yw-income', 0.6],
      ['cn-injury', 0.3],
    ]);
    expect(question).toBe('收入证明是办哪件事用的?');
    expect(labels).toEqual(['工伤认定申请', '最低生活保障', '公租房申请']);
    expect(ids[0]).toBe('use:cn-injury:工伤认定申请');
  });

  it('finds the county’s own rows even where the ranking found only another place’s', () => {
    expect(asked('收入证明还要吗', [['yw-income', 1]]).ids).toEqual([
      'use:cn-injury:工伤认定申请',
      'use:sf-3:最低生活保障',
      'use:sf-2:公租房申请',
    ]);
  });

  it('prefers the county’s own row to the nation’s where both serve the same matter', () => {
    expect(asked('收入证明还要吗', [['cn-village', 0.9]]).ids).toContain('use:sf-3:最低生活保障');
  });

  it('asks which paper when they are called differently', () => {
    const { question, labels } = asked('结婚要写没结过婚的条子', [
      ['cn-unmarried', 0.5],
      ['cn-single', 0.4],
    ]);
    expect(question).toBe('您说的是哪一份?');
    expect(labels).toEqual(['未婚证明', '无配偶声明']);
  });

  it('offers nothing that is next to impossible', () => {
    expect(
      asked('结婚要写没结过婚的条子', [
        ['cn-unmarried', 0.999],
        ['yw-income', 0.0001],
      ]).labels,
    ).toEqual(['未婚证明']);
  });
});

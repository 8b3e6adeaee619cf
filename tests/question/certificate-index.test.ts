import { describe, expect, it } from 'vitest';
import type { CertificateKind } from '../../server/core/catalogue/certificate.ts';
import { certificatesNamed, createCertificateIndex } from '../../server/core/question/certificate-index.ts';
import { asked, bookWith } from '../rigs/small-lexicon.ts';

const book = bookWith({
  papers: [{ name: '车辆登记证', words: ['大绿本'] }],
  shell: ['丢了', '我'],
});

function kind(id: string, name: string, aliases: readonly string[] = []): CertificateKind {
  return {
    id,
    name,
    aliases,
    noticeRule: 'none',
    noticeWords: '',
    channels: [],
    period: null,
    objection: null,
    reissuer: '',
    procedure: '',
    wording: '',
    jurisdiction: 'CN',
    basis: { title: '', number: null, article: null, fictional: false },
    since: null,
    sources: [],
    seen: false,
    recalled: [],
    myth: null,
    note: null,
  };
}

const index = createCertificateIndex(
  [
    kind('land', '土地证'),
    kind('house', '房产证', ['土地证']),
    kind('residence', '居住证'),
    kind('resident', '居民身份证/身份证'),
    kind('vehicle', '车辆登记证'),
    kind('driving', '行驶证'),
    kind('default', '其他证照'),
  ],
  book,
);

function named(read: string): [string, boolean][] {
  const query = asked(read, book);
  return certificatesNamed(index, read, query.present, 0.4).map((each) => [each.id, each.literal]);
}

describe('certificates named', () => {
  it.each([
    ['我居住证丢了', [['residence', true]], 'by its name'],
    ['身份证丢了', [['resident', true]], 'by one of two names written together'],
    ['大绿本丢了', [['vehicle', true]], 'by what people call it'],
    [
      '土地证丢了',
      [
        ['house', true],
        ['land', true],
      ],
      'two kinds go by one name',
    ],
    ['居民身份证丢了', [['resident', true]], 'the longer name, not the one inside it'],
    ['行驶本丢了', [['driving', false]], 'by half its name'],
    ['其他证照丢了', [], 'never by the name of what stands for all others'],
    ['道士证丢了', [], 'not by 证 alone'],
  ])('%s: %j, %s', (read, expected) => {
    expect(named(read)).toEqual(expected);
  });
});

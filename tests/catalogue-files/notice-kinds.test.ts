import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyData, type DataCopy, edit, type Loose, problemsOf } from './data-copy.ts';

let copy: DataCopy;
beforeEach(async () => {
  copy = await copyData();
});
afterEach(() => copy.remove());

/** Edits the first kind of the board of lost certificates. */
const NOTICE_KINDS = 'counties/990101/notice-kinds.json';
const noticeKind = (fields: Record<string, unknown>) => (content: Loose) => {
  Object.assign((content.kinds as Loose)[0] as Loose, fields);
};

describe('what a county may announce as lost', () => {
  it.each([
    [
      'a board that announces what the law does not ask for',
      NOTICE_KINDS,
      noticeKind({ certificate: 'id-card' }),
      'data/counties/990101/notice-kinds.json 第1条(id canji):居民身份证的规定是“不需要公告”,本县公示板不能收',
    ],
    [
      'a board that announces what has a place of its own',
      NOTICE_KINDS,
      noticeKind({ certificate: 'business-licence' }),
      'data/counties/990101/notice-kinds.json 第1条(id canji):营业执照的规定是“需要,但在官方平台/网站,不登报”,本县公示板不能收',
    ],
    [
      'a board that sends to a department that nobody knows',
      NOTICE_KINDS,
      noticeKind({ reissuer: 'canlia' }),
      'data/counties/990101/notice-kinds.json 第1条(id canji):部门“canlia”在 departments.json 里没有',
    ],
    [
      'a number too short for the ID number in it',
      NOTICE_KINDS,
      noticeKind({
        number: { hint: '8 位', lengths: [8], letters: false, startsWithIdNumber: true, check: null },
      }),
      'data/counties/990101/notice-kinds.json 第1条(id canji):证号含身份证号的,至少 18 位',
    ],
    [
      'a notice behind which nobody stands',
      NOTICE_KINDS,
      noticeKind({ identity: false }),
      'data/counties/990101/notice-kinds.json 第1条(id canji):不审核就公示的(review: false),要核验身份:identity 写 true',
    ],
    [
      'two terms for one certificate',
      NOTICE_KINDS,
      noticeKind({ certificate: 'transport-staff' }),
      'data/counties/990101/notice-kinds.json 第2条(id congye):“证照 transport-staff”已经写过一次',
    ],
  ])('names %s by file and row', async (_, file, change, problem) => {
    await edit(copy.dir, file, change);
    expect(await problemsOf(copy.dir)).toContain(problem);
  });
});

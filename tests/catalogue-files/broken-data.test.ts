import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyData, type DataCopy, edit, type Loose, problemsOf } from './data-copy.ts';

let copy: DataCopy;
beforeEach(async () => {
  copy = await copyData();
});
afterEach(() => copy.remove());

const LIST = 'counties/990101/lists/v3.json';

/** Edits the row at an index of an array file. */
const row = (index: number, fields: Record<string, unknown>) => (content: Loose) => {
  Object.assign(content[index] as Loose, fields);
};

/** Edits a row of the newest list. */
const item = (index: number, fields: Record<string, unknown>) => (content: Loose) => {
  Object.assign((content.rows as Loose)[index] as Loose, fields);
};

/** Edits the matter at an index: one material more. */
const withMaterial = (material: Record<string, unknown>) => (content: Loose) => {
  ((content[0] as Loose).materials as unknown[]).push({
    kind: '证明',
    eLicence: false,
    requirement: null,
    ...material,
  });
};

/** Edits the holidays of 2018. */
const HOLIDAYS = 'calendar/2018.json';
const year = (fields: Record<string, unknown>) => (content: Loose) => {
  Object.assign(content, fields);
};

describe('broken data', () => {
  it.each([
    [
      'a working Saturday inside a holiday',
      HOLIDAYS,
      year({ makeUps: ['2018-04-29'] }),
      'data/calendar/2018.json:调休上班日 2018-04-29 又在劳动节假期里',
    ],
    [
      'a make-up day that is worked anyway',
      HOLIDAYS,
      year({ makeUps: ['2018-04-27'] }),
      'data/calendar/2018.json:调休上班日 2018-04-27 不是周六或周日,本来就上班',
    ],
    [
      'a holiday of another year',
      HOLIDAYS,
      year({ holidays: [{ name: '元旦', from: '2018-12-30', to: '2019-01-01' }], makeUps: [] }),
      'data/calendar/2018.json:2019-01-01 不在 2018 年;跨年的假期在两年的文件里各写一段',
    ],
    [
      'holidays out of order',
      HOLIDAYS,
      year({
        holidays: [
          { name: '国庆节', from: '2018-10-01', to: '2018-10-07' },
          { name: '春节', from: '2018-02-15', to: '2018-02-21' },
        ],
        makeUps: [],
      }),
      'data/calendar/2018.json:春节(2018-02-15 起)没有排在国庆节之后,或者两段重叠',
    ],
    [
      'a year under another file name',
      HOLIDAYS,
      year({ year: 2019 }),
      'data/calendar/2018.json:里面写的是 2019 年,和文件名不一致',
    ],
    [
      'an unknown disposition',
      'requirements/hubei.json',
      row(21, { disposition: '取笑' }),
      'data/requirements/hubei.json 第22条(id xn-lianzu):处置方式“取笑”不认识,应为 取消/共享/替代/告知承诺/协查/代跑/容缺/保留/不由村居出具/不由派出所出具/不适用(省级权限未下放)',
    ],
    [
      'a date that does not exist',
      'requirements/zhejiang.json',
      row(0, { effectiveDate: '2018-02-30' }),
      'data/requirements/zhejiang.json 第1条(id zj-zhusuo):生效日期(effectiveDate)“2018-02-30”不是日期,应写成 2018、2018-04 或 2018-04-28',
    ],
    [
      'a missing field',
      'requirements/anhui.json',
      row(0, { name: undefined }),
      'data/requirements/anhui.json 第1条(id ah-shouru):缺少名称(name)',
    ],
    [
      'a wrong kind of value',
      'requirements/anhui.json',
      row(0, { matters: '低保' }),
      'data/requirements/anhui.json 第1条(id ah-shouru):事项(matters)应为一组 […]',
    ],
    [
      'a misspelt field',
      'requirements/anhui.json',
      row(0, { mattres: [] }),
      'data/requirements/anhui.json 第1条(id ah-shouru):有不认识的字段 mattres',
    ],
    [
      'a place that is not known',
      'requirements/anhui.json',
      row(0, { jurisdiction: '安徽省某市' }),
      'data/requirements/anhui.json 第1条(id ah-shouru):地方“安徽省某市”在 data/places.json 里没有',
    ],
    [
      'a sameAs that leads nowhere',
      'requirements/anhui.json',
      row(0, { sameAs: 'cn-nirgends' }),
      'data/requirements/anhui.json 第1条(id ah-shouru):sameAs 指向的 cn-nirgends 没有这一条',
    ],
    [
      'an id used in two files',
      'requirements/anhui.json',
      row(0, { id: 'cn-cun-qinshu' }),
      'data/requirements/anhui.json 第1条(id cn-cun-qinshu):“cn-cun-qinshu”重复,data/requirements/national.json 第1条(id cn-cun-qinshu) 已经用了',
    ],
    [
      'a place under a place that is not there',
      'places.json',
      row(1, { parent: '999999' }),
      'data/places.json 第2条(id 110000):上级区划 999999 没有',
    ],
    [
      'a notice code that is not known',
      'certificates.json',
      row(0, { noticeCode: 'sometimes' }),
      'data/certificates.json 第1条(id id-card):noticeCode“sometimes”不认识,应为 none/local/',
    ],
    [
      'a gap in the item numbers',
      LIST,
      item(4, { item: 6 }),
      `data/${LIST} 第5条(id sf-jszg-putonghua):项号(item)应为 5,写的是 6;项号从 1 起连续、不重复`,
    ],
    [
      'a from that leads nowhere',
      LIST,
      item(0, { from: 'cn-nirgends' }),
      `data/${LIST} 第1条(id sf-pinde):from 指向的 cn-nirgends 没有这一条`,
    ],
    [
      'a row of another county',
      LIST,
      item(0, { jurisdiction: '浙江省义乌市' }),
      `data/${LIST} 第1条(id sf-pinde):地方“浙江省义乌市”不是本县`,
    ],
    [
      'a row that begins after its list',
      LIST,
      item(0, { effectiveDate: '2026-04' }),
      `data/${LIST} 第1条(id sf-pinde):生效日期晚于清单施行日期 2026-03-01`,
    ],
    [
      'a scheme that is not known',
      LIST,
      (content: Loose) => Object.assign(content, { scheme: '五个一批' }),
      `data/${LIST}:口径“五个一批”在 data/schemes.json 里没有`,
    ],
    [
      'a published list that was changed',
      LIST,
      item(0, { replacedBy: '改一个字' }),
      `data/${LIST}:公布过的清单被改动了。请恢复原样,修改内容另出新的一版`,
    ],
    [
      'a material that points at no row',
      'counties/990101/matters.json',
      withMaterial({ name: '某证明', requirement: 'sf-nirgends' }),
      'data/counties/990101/matters.json 第1条(id ruxue):材料“某证明”指向的 sf-nirgends 在最新一版清单里没有',
    ],
    [
      'a matter that asks for a paper which is shared',
      'counties/990101/matters.json',
      withMaterial({ name: '居住证明' }),
      'data/counties/990101/matters.json 第1条(id ruxue):材料“居住证明”能共享取得(清单 sf-juzhu-ruxue),不得再让群众交',
    ],
    [
      'a complete matter that asks for a proof outside the list',
      'counties/990101/matters.json',
      withMaterial({ name: '道士证明' }),
      'data/counties/990101/matters.json 第1条(id ruxue):材料“道士证明”不在清单里',
    ],
    [
      'a member of staff in no department',
      'counties/990101/staff.json',
      row(0, { department: 'nirgends' }),
      'data/counties/990101/staff.json 第1条(id s001):部门“nirgends”在 departments.json 里没有',
    ],
    [
      'a department without its head',
      'counties/990101/departments.json',
      row(0, { head: 's999' }),
      'data/counties/990101/departments.json 第1条(id zhengwu):一把手(head)“s999”在 staff.json 里没有',
    ],
    [
      'a backup for somebody who answers no inquiries',
      'counties/990101/staff.json',
      row(0, { backup: 's048' }),
      'data/counties/990101/staff.json 第1条(id s001):只有协查员才写备岗(backup)',
    ],
    [
      'a backup that is not there',
      'counties/990101/staff.json',
      row(47, { backup: 's999' }),
      'data/counties/990101/staff.json 第48条(id s048):备岗(backup)“s999”在 staff.json 里没有',
    ],
    [
      'a verifier who is his own backup',
      'counties/990101/staff.json',
      row(47, { backup: 's048' }),
      'data/counties/990101/staff.json 第48条(id s048):备岗(backup)写的是他自己',
    ],
    [
      'a backup in another department',
      'counties/990101/staff.json',
      row(47, { backup: 's050' }),
      'data/counties/990101/staff.json 第48条(id s048):备岗(backup)“s050”不是同一部门的协查员',
    ],
    [
      'a data source of a department that is not there',
      'counties/990101/data-sources.json',
      row(0, { department: 'nirgends' }),
      'data/counties/990101/data-sources.json 第1条:部门“nirgends”在 departments.json 里没有',
    ],
    [
      'an interface without its code',
      'counties/990101/data-sources.json',
      row(0, { mode: '接口' }),
      'data/counties/990101/data-sources.json 第1条:“接口”要写 code,“人工”写 null',
    ],
    [
      'a fact with two sources',
      'counties/990101/data-sources.json',
      row(0, { facts: ['有无住房', '有无住房'] }),
      'data/counties/990101/data-sources.json 第1条:“有无住房”在这个部门已经写过一次',
    ],
    [
      'a clock time that does not exist',
      'counties/990101/county.json',
      (content: Loose) => Object.assign(content, { spells: [{ from: '8:30', to: '12:00' }] }),
      'data/counties/990101/county.json:spells的第1个的from“8:30”不对,应写成 08:30',
    ],
  ])('names %s by file and row', async (_, file, change, sentence) => {
    await edit(copy.dir, file, change as (content: Loose) => void);
    expect((await problemsOf(copy.dir)).some((problem) => problem.startsWith(sentence as string))).toBe(true);
  });

  it('tells everything at once', async () => {
    await edit(copy.dir, 'requirements/anhui.json', row(0, { disposition: '取笑' }));
    await edit(copy.dir, 'requirements/beijing.json', row(1, { effectiveDate: '去年' }));
    await edit(copy.dir, 'counties/990101/staff.json', row(0, { place: '123456' }));
    const problems = await problemsOf(copy.dir);
    expect(problems.filter((each) => /anhui|beijing|staff/.test(each))).toHaveLength(3);
  });

  it('says where a file stops being JSON', async () => {
    await writeFile(join(copy.dir, 'schemes.json'), '[\n  { "name": "甲", }\n]');
    expect(await problemsOf(copy.dir)).toContain('data/schemes.json 第2行第18列不是合法的 JSON');
  });

  it.each(['topics.json', 'certificates.json', 'counties/990101/county.json', 'counties/990101/lists/digests.json'])(
    'does not start without %s',
    async (file) => {
      await rm(join(copy.dir, file));
      expect(await problemsOf(copy.dir)).toContain(`data/${file}:没有这个文件`);
    },
  );

  it('misses a published list that was deleted', async () => {
    await rm(join(copy.dir, LIST));
    expect(await problemsOf(copy.dir)).toContain(`data/${LIST}:公布过的清单不见了,请恢复`);
  });

  it('knows no county without a folder', async () => {
    const problems = await problemsOf(copy.dir, '330782');
    expect(problems).toContain('data/counties/330782/lists:没有一版清单(v1.json)');
  });
});

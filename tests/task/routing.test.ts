import { describe, expect, it } from 'vitest';
import { publicId } from '../../server/core/catalogue/requirement.ts';
import { readDestination } from '../../server/core/task/destination.ts';
import { bestTrip } from '../../server/core/task/errand.ts';
import { checkLine, checkList } from '../../server/core/task/list-check.ts';
import { namedRunner } from '../../server/core/task/named-runner.ts';
import { readOutcome } from '../../server/core/task/outcome.ts';
import { routeOf, rowOf } from '../../server/core/task/routing.ts';
import { shippedCatalogue } from '../rigs/shipped-catalogue.ts';
import { task } from '../rigs/task.ts';

const known = await shippedCatalogue();
const QINGHE = '990101002';
const ON = '2018-12-03';

describe('who runs a task', () => {
  it.each([
    ['无房证明', '公租房申请', '线上 county 990101 → budongchan'],
    ['亲属关系证明(不动产继承)', '不动产继承登记', '线上 county 990101 → gongan'],
    ['健在证明', '高龄津贴', '联动 town 990101002 → null'],
    ['市场主体住所证明', '企业设立登记', '联动 town 990101002 → null'],
    ['居住登记证明材料(补办身份证)', '居民身份证补领换领', '条块 line gongan → gongan'],
    ['残疾状况证明', '残疾人补贴', '线上 county 990101 → canlian'],
    ['谁也没听说过的证明', '别的事', '线上 county 990101 → null'],
    ['居住情况证明', '别的事', '联动 town 990101002 → null'],
  ])('%s for %s: %s', (proof, matter, route) => {
    const { row } = checkList(proof, matter, ON, known);
    const { mode, room, destination } = routeOf({ proof, row, town: QINGHE }, known);
    const labels = { online: '线上', joint: '联动', line: '条块' };
    expect(`${labels[mode]} ${room.kind} ${room.about} → ${destination}`).toBe(route);
  });

  it('is the county where the citizen’s town is not known', () => {
    const joint = routeOf({ proof: '健在证明', row: null, town: known.home.id }, known);
    expect(joint).toMatchObject({ mode: 'joint', room: { kind: 'county', about: known.home.id } });
  });

  it('is decided by the row as the newest list has it', () => {
    const { row } = checkList('无房证明', '公租房申请', ON, known);
    const requirement = row && publicId(row);
    expect(rowOf({ requirement }, known.home)?.name).toBe('无房证明');
    expect(rowOf({ requirement: null }, known.home)).toBeNull();
  });
});

describe('what the list says before anything is run', () => {
  it.each([
    ['健在证明', '高龄津贴', '2018-12-03', false, '清单第2版:不用开健在证明(部门协查)'],
    ['无房证明', '公租房申请', '2018-12-03', true, '清单第2版:不用开无房证明(干部代跑)'],
    ['无犯罪记录证明(入职)', '就业', '2018-12-03', true, '清单第2版:还要无犯罪记录证明(入职)(保留)'],
    ['奇葩证明', '高龄津贴', '2018-12-03', false, '清单以外的证明,窗口不能要'],
    ['无房证明', '公租房申请', '2017-01-01', false, '那天还没有公布清单'],
  ])('%s for %s on %s', (proof, matter, on, toRun, says) => {
    const check = checkList(proof, matter, on, known);
    expect(check.toRun).toBe(toRun);
    expect(checkLine(check, proof, matter)).toContain(says);
  });
});

describe('where a task shall go', () => {
  it.each([
    ['给我 他请假了', { kind: 'me', reason: '他请假了' }],
    ['给我', { kind: 'me', reason: '' }],
    ['给李明 他熟', { kind: 'person', name: '李明', reason: '他熟' }],
    ['给 李明(县政务服务中心) 他熟', { kind: 'person', name: '李明(县政务服务中心)', reason: '他熟' }],
    ['县级群 查得到', { kind: 'group', room: { kind: 'county', about: '990101' }, reason: '查得到' }],
    ['镇乡群 清河镇 要上门看', { kind: 'group', room: { kind: 'town', about: QINGHE }, reason: '要上门看' }],
    ['清河镇群 要上门看', { kind: 'group', room: { kind: 'town', about: QINGHE }, reason: '要上门看' }],
    ['清河 要上门 看', { kind: 'group', room: { kind: 'town', about: QINGHE }, reason: '要上门 看' }],
    ['条块群 县民政局 本部门的', { kind: 'group', room: { kind: 'line', about: 'minzheng' }, reason: '本部门的' }],
    ['民政局 本部门的', { kind: 'group', room: { kind: 'line', about: 'minzheng' }, reason: '本部门的' }],
  ])('转 12 %s', (words, where) => expect(readDestination(words, 12, known)).toEqual({ ok: true, value: where }));

  it.each([
    ['', 'transfer-where', '转 12 给我'],
    ['月球 太远', 'transfer-where', '镇乡群 地名'],
    ['镇乡群 青河镇 近', 'group-name-unknown', '清河镇'],
  ])('转 12 %j is refused with what to write', (words, code, next) => {
    const refused = readDestination(words, 12, known);
    expect(refused).toMatchObject({ ok: false, refusal: { code, next: expect.stringContaining(next) } });
  });

  it('finds a colleague by name among those who run for the group, and asks when there are two', () => {
    const online = task('claimed');
    expect(namedRunner('李明', online, known)).toMatchObject({ ok: true, value: { id: 's001' } });
    expect(namedRunner('黄丽', online, known)).toMatchObject({ ok: false, refusal: { code: 'runner-unknown' } });
    const joint = task('claimed', { room: { kind: 'town', about: QINGHE } });
    expect(namedRunner('李明', joint, known)).toMatchObject({ ok: false });
    const [li] = known.home.staff;
    if (!li) throw new Error('the directory is empty');
    const twins = { ...known, home: { ...known.home, staff: [li, { ...li, id: 's999', department: 'gongan' }] } };
    const two = namedRunner('李明', online, twins);
    expect(two).toMatchObject({ ok: false, refusal: { code: 'runner-ambiguous' } });
    expect(namedRunner('李明 县公安局', online, twins)).toMatchObject({ ok: true, value: { id: 's999' } });
  });
});

describe('what a closing line says', () => {
  it.each([
    ['名下无房', '名下无房', null],
    ['名下无房 少跑2趟', '名下无房', 2],
    ['名下无房\uFF0C少跑了两趟', '名下无房', 2],
    ['少跑三趟', null, 3],
    ['名下无房 省\uFF11趟', '名下无房', 1],
    ['', null, null],
  ])('%j', (words, outcome, trips) => expect(readOutcome(words)).toEqual({ outcome, trips }));
});

describe('顺路', () => {
  const mine = (number: number, given: Parameters<typeof task>[1] = {}) => task('claimed', { number, ...given });
  it('joins what leads to the same department, most first, and leaves out what is on a trip already', () => {
    const tasks = [mine(12), mine(15), mine(16, { destination: 'gongan' }), mine(19), mine(20, { errand: 9 })];
    expect(bestTrip(tasks, known)).toEqual({ ok: true, value: { where: '县不动产登记中心', numbers: [12, 15, 19] } });
  });

  it('joins visits to one town, and refuses when there is nothing to join', () => {
    const visit = { mode: 'joint', destination: null } as const;
    expect(bestTrip([mine(12, visit), mine(15, visit)], known)).toMatchObject({ value: { where: '清河镇' } });
    const elsewhere = { ...visit, town: '990101003' };
    for (const tasks of [[], [mine(12)], [mine(12, visit), mine(15, elsewhere)]])
      expect(bestTrip(tasks, known)).toMatchObject({ ok: false, refusal: { code: 'errand-none' } });
  });
});

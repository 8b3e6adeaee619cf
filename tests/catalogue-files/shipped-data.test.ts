import { beforeAll, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../server/catalogue-files/load-catalogue.ts';
import type { Catalogue } from '../../server/core/catalogue/catalogue.ts';
import { familiesOf } from '../../server/core/catalogue/family.ts';
import { inForce } from '../../server/core/catalogue/in-force.ts';
import { diffLists } from '../../server/core/catalogue/list-diff.ts';
import { listInForce } from '../../server/core/catalogue/list-version.ts';
import { materialsLeft } from '../../server/core/catalogue/materials.ts';
import type { Requirement } from '../../server/core/catalogue/requirement.ts';
import { underScheme } from '../../server/core/catalogue/scheme.ts';
import { reconciles, totalsOf } from '../../server/core/catalogue/totals.ts';
import { findPlace } from '../../server/core/place.ts';
import { DATA, HOME } from './data-copy.ts';

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await loadCatalogue(DATA, HOME);
});

const shipped = (id: string): Requirement => catalogue.requirements.find((row) => row.id === id) as Requirement;
const onDay = (day: string) => listInForce(catalogue.home.lists, day);
const home = (id: string, day: string) => onDay(day)?.rows.find((row) => row.id === id);

describe('the shipped rows', () => {
  it('are 364 rows and 55 kinds of certificates', () => {
    expect([catalogue.requirements.length, catalogue.certificates.length]).toEqual([364, 55]);
  });

  it('hold 115 rows that only say who does not issue, and one that is no local matter', () => {
    const rows = catalogue.requirements;
    expect(rows.filter((row) => row.disposition === null && row.issuerBan !== null)).toHaveLength(115);
    expect(rows.filter((row) => row.notDelegated).map((row) => row.id)).toEqual(['ly-tankuang']);
  });

  it('know the place of every row but the six whose source names none', () => {
    expect(catalogue.requirements.filter((row) => row.place === null).map((row) => row.id.slice(0, 4))).toEqual(
      Array(6).fill('uk17'),
    );
    expect([shipped('yw-fenhu').place, shipped('fx-shouru').place, shipped('zc-siwang').place]).toEqual([
      '330782',
      '420325',
      '370782',
    ]);
  });

  it('keep what was recalled apart from what was seen', () => {
    expect(shipped('cn-cun-qinshu').recalled).toEqual(['instead', 'aliases', 'matters', 'askedBy', 'issuedBy']);
    expect(catalogue.requirements.filter((row) => !row.seen)).toHaveLength(5);
  });

  it('ask about 义乌’s exception before 社保证明 is said to be unnecessary', () => {
    expect(shipped('yw-shebao')).toMatchObject({
      disposition: 'shared',
      exceptions: [{ question: '是拿到外地用,或公检法要求吗?', disposition: 'retained' }],
    });
  });

  it('answer 分户证明 differently in three places, as one family', () => {
    const rows = ['yw-fenhu', 'xy-keep-fenhu', 'hlj-fenhu'].map(shipped);
    expect(rows.map((row) => row.disposition)).toEqual(['cancelled', 'retained', 'committed']);
    const families = familiesOf(catalogue.requirements);
    expect(families.get('yw-fenhu')).toBe(families.get('xy-keep-fenhu'));
  });

  it('leave a past day open where the source gives no date, or only a year', () => {
    expect(inForce(shipped('xn-lianzu'), '2018-11-30', '2026-11-22')).toBe('unknown');
    expect(inForce(shipped('ly-chaiqian'), '2018-06-30', '2026-11-22')).toBe('unknown');
    expect(inForce(shipped('yw-fenhu'), '2018-04-27', '2026-11-22')).toBe('no');
  });
});

describe('the places', () => {
  it('are found by short name, by full name and by code', () => {
    const ids = ['义乌', '龙游', '温州', '浙江省金华市义乌市', '420325'].map(
      (text) => findPlace(catalogue.places, text)?.id,
    );
    expect(ids).toEqual(['330782', '330825', '330300', '330782', '420325']);
  });

  it('hold every province', () => {
    expect([...catalogue.places.values()].filter((place) => place.level === 'province')).toHaveLength(35);
  });
});

describe('the demonstration county', () => {
  it('is fictional and says so', () => {
    expect(catalogue.home).toMatchObject({ name: '示范县', fictional: true });
    const basis = home('sf-juzhu-ruxue', '2026-11-22')?.basis;
    expect(basis).toMatchObject({ fictional: true });
  });

  it('answers a past day from the list of that day', () => {
    expect([onDay('2018-03-19'), onDay('2018-11-30')?.no, onDay('2018-12-03')?.no, onDay('2026-11-22')?.no]).toEqual([
      null,
      1,
      2,
      3,
    ]);
    expect(home('sf-juzhu-ruxue', '2018-11-30')?.disposition).toBe('retained');
    for (const day of ['2018-12-03', '2026-11-22'])
      expect(home('sf-juzhu-ruxue', day)).toMatchObject({
        disposition: 'shared',
        instead: '学校会自己跟公安核对',
        bring: ['户口簿或身份证'],
        matters: ['义务教育阶段报名'],
      });
    expect(home('sf-juzhu-ruxue', '2026-11-22')?.item).toBe(17);
  });

  it.each([
    ['sf-shebao', 'shared'],
    ['sf-zhusuo', 'committed'],
    ['sf-jianzai-gaoling', 'inquired'],
    ['sf-jianzai-yanglao', 'shared'],
    ['sf-gs-shouru', 'committed'],
    ['sf-gs-canbao', 'shared'],
    ['sf-gs-zhenduan', 'retained'],
    ['sf-wufang', 'run'],
    ['sf-pinde', 'committed'],
    ['sf-fanzui-jiaoshi', 'inquired'],
    ['sf-fanzui-ruzhi', 'retained'],
    ['sf-dusheng', 'cancelled'],
    ['sf-yimiao', 'deferred'],
  ])('rules on %s as %s, on 2018-12-03 as today', (id, disposition) => {
    expect([home(id, '2018-12-03')?.disposition, home(id, '2026-11-22')?.disposition]).toEqual([
      disposition,
      disposition,
    ]);
  });

  it('treats the kinship proof by what it is for', () => {
    const rows = ['sf-qinshu-hukou', 'sf-qinshu-jicheng', 'sf-sangzang-qinshu', 'sf-qinshu-cunkuan'].map((id) =>
      home(id, '2026-11-22'),
    );
    expect(rows.map((row) => row?.disposition)).toEqual(['inquired', 'run', 'committed', 'committed']);
  });

  it('sends no one back for a second paper at school: only the household book is left', () => {
    const matter = catalogue.home.matters.find((each) => each.name === '义务教育阶段报名');
    const left = materialsLeft(matter as NonNullable<typeof matter>, onDay('2026-11-22')?.rows ?? []);
    expect([left.bring, left.byLicence.length, left.byDisposition.length, left.later.length]).toEqual([
      ['户口簿'],
      2,
      8,
      1,
    ]);
  });

  it('derives each row from a shipped row at most once', () => {
    const from = (onDay('2026-11-22')?.rows ?? []).flatMap((row) => row.from ?? []);
    expect(new Set(from).size).toBe(from.length);
  });

  it('reconciles every version under every scheme, and shows what changed between them', () => {
    for (const { rows } of catalogue.home.lists) {
      expect(reconciles(totalsOf(rows))).toBe(true);
      for (const scheme of catalogue.schemes) {
        const view = underScheme(rows, scheme);
        expect(view.batches.reduce((sum, batch) => sum + batch.rows.length, view.outside.length)).toBe(rows.length);
      }
    }
    const [first, second] = catalogue.home.lists;
    const scheme = catalogue.schemes.find((each) => each.name === '龙游 四个一批');
    const diff = diffLists(first?.rows ?? [], second?.rows ?? [], scheme as NonNullable<typeof scheme>);
    expect(diff.removed.map((row) => row.id)).toEqual(['sf-zanzhu']);
    expect(diff.moved.map(({ after }) => after.id)).toContain('sf-juzhu-ruxue');
  });

  it('can be called by nobody: every telephone is one that cannot exist', () => {
    const { home: county } = catalogue;
    const numbers = [county.hotline, county.keepers.telephone, ...county.departments.map((each) => each.telephone)];
    for (const number of [...numbers, ...county.servicePoints.map((each) => each.telephone)])
      expect(number).toMatch(/^0990-000\d{5}$/);
  });

  it('has an agent in every village', () => {
    const villages = [...catalogue.places.values()].filter((place) => place.level === 'village');
    const covered = new Set(
      catalogue.home.staff.filter((each) => each.roles.includes('runner')).map((each) => each.place),
    );
    expect(villages.filter((village) => !covered.has(village.id))).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftTask } from '../../server/app/task/draft-task.ts';
import { grantAuthorisation } from '../../server/app/task/grant-authorisation.ts';
import { dailyDigest, keepDigest } from '../../server/app/timers/daily-digest.ts';
import type { GroupKind } from '../../server/core/people/group.ts';
import { digestLines } from '../../server/core/task/digest.ts';
import type { OutgoingMessage, Records } from '../../server/ports/store.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';
import { CITIZEN, CITIZEN_TALK } from '../rigs/task.ts';

const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);

describe('what a group reads when the offices close', () => {
  const nothing = { taken: 0, done: 0, doneSameDay: 0, open: 0, overdue: 0 };

  it('counts what came in, what was done the same day, and what is late', () => {
    const tasks = { taken: 8, done: 6, doneSameDay: 5, open: 4, overdue: 1 };
    const inquiries = { byData: 1, byPeople: 4, open: 2, overdue: 1 };
    expect(digestLines('县级群', '2018-12-03', tasks, inquiries)).toEqual([
      '县级群 · 12月3日',
      '代跑:今天 8 件,办结 6 件,其中当天办结 5 件',
      '在办 4 件,超时 1 件',
      '协查:答了 5 件(数据 1,人工 4),在等 2 件,超时 1 件',
      '一条条看:群里的单',
    ]);
    expect(digestLines('镇乡群 清河镇', '2018-12-03', { ...tasks, overdue: 0 }, null)?.[2]).toBe('在办 4 件,没有超时');
  });

  it('says in one line that only older ones wait', () => {
    expect(digestLines('县级群', '2018-12-03', { ...nothing, open: 2 }, null)?.[1]).toBe(
      '代跑:今天没有新的;在办 2 件,没有超时',
    );
  });

  it('is nothing where nothing happened and nothing waits', () => {
    expect(digestLines('县级群', '2018-12-03', nothing, null)).toBeNull();
    expect(digestLines('县级群', '2018-12-03', nothing, { byData: 0, byPeople: 0, open: 0, overdue: 0 })).toBeNull();
  });
});

describe('the digest of a day', () => {
  let county: OpenCounty;
  beforeAll(async () => {
    county = await openCounty('2018-12-03 09:00');
    await inStore(async (records) => {
      await bind(records, 'county', county.means.catalogue.home.id);
      await bind(records, 'town', '990101002');
      await bind(records, 'line', 'dukao');
      await bind(records, 'line', 'minzheng');
      const wanted = {
        proof: '无房证明',
        requirement: 'yw-37',
        matter: '公租房申请',
        town: '990101002',
        citizen: CITIZEN,
      };
      const now = at('2018-12-03 09:00');
      const { number } = await draftTask(county.means, records, {
        wanted,
        by: { kind: 'citizen', talk: CITIZEN_TALK },
        at: now,
      });
      await grantAuthorisation(county.means, records, { number, talk: CITIZEN_TALK, at: now });
    });
  });
  afterAll(() => county.close());

  const inStore = <T>(work: (records: Records) => Promise<T>): Promise<T> => county.store.transaction(work);
  const bind = (records: Records, kind: GroupKind, about: string) =>
    records.groups.bind({
      ...{ channel: 'dingtalk', chat: `c-${about}`, kind, about, recipient: `r-${about}`, boundBy: 's001' },
      boundAt: 0,
    });

  /** Rings and gives what was put for whom, and when it rings again. */
  const ring = (now: number) =>
    inStore(async (records) => {
      const put: OutgoingMessage[] = [];
      const outbox = { put: async (message: OutgoingMessage) => void put.push(message) };
      const heard = Object.create(records, { outbox: { value: outbox } }) as Records;
      const next = await dailyDigest.ring({ knowledge: county.means, records: heard, subject: 'every-day', now });
      return { put, next };
    });

  it('goes to the county, to whoever supervises, and to groups that have something to show', async () => {
    const { put } = await ring(at('2018-12-03 17:00'));
    expect(put.map(({ recipient }) => recipient).sort()).toEqual(['r-990101', 'r-dukao']);
    expect(put[0]?.reply.lines).toEqual([
      '县级群 · 12月3日',
      '代跑:今天 1 件,办结 0 件,其中当天办结 0 件',
      '在办 1 件,超时 1 件',
      '一条条看:群里的单',
    ]);
    expect(JSON.stringify(put)).not.toMatch(/王招娣|99010119/);
  });

  it('rings when the offices close, on working days', async () => {
    expect((await ring(at('2018-12-03 17:00'))).next).toBe(at('2018-12-04 17:00'));
    expect((await ring(at('2018-12-07 17:00'))).next).toBe(at('2018-12-10 17:00'));
    expect((await ring(at('2018-04-27 17:00'))).next).toBe(at('2018-04-28 17:00'));
  });

  it('says nothing on a day off, when it rings late', async () => {
    expect((await ring(at('2018-12-08 10:00'))).put).toEqual([]);
  });

  it('goes on in a year whose holidays nobody entered', async () => {
    const { next } = await ring(at('2027-03-02 17:00'));
    expect(next).toBe(at('2027-03-03 17:00'));
  });

  it('is set once, and a restart does not move it', async () => {
    const timer = { kind: dailyDigest.name, subject: 'every-day' };
    await keepDigest(county.store, county.means, at('2018-12-03 10:00'));
    expect(await inStore(({ timers }) => timers.dueAt(timer))).toBe(at('2018-12-03 17:00'));
    await keepDigest(county.store, county.means, at('2018-12-05 10:00'));
    expect(await inStore(({ timers }) => timers.dueAt(timer))).toBe(at('2018-12-03 17:00'));
  });

  it('shows what is late by department, in numbers alone', async () => {
    county.clock.set('2018-12-03 17:00');
    const page = await (await fetch(`${county.url}/overdue`)).text();
    expect(page).toContain('现在有 1 件超时');
    const row = page.slice(page.indexOf('<tbody>'), page.indexOf('</tbody>'));
    expect(
      row
        .replace(/<[^>]+>/gu, ' ')
        .replace(/\s+/gu, ' ')
        .trim(),
    ).toBe('县级代跑群(还没人接) 1,超时 1 0 0');
    expect(page).not.toMatch(/王招娣|无房证明|清河/);
  });
});

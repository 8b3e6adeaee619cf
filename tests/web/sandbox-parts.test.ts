import { describe, expect, it } from 'vitest';
import { leadsTo } from '../../bots/sandbox/clock-moves.ts';
import { shownInDingTalk } from '../../bots/sandbox/dingtalk-text.ts';
import { Transcript } from '../../bots/sandbox/transcript.ts';
import { shownInWeixin } from '../../bots/sandbox/weixin-text.ts';
import { loadCatalogue } from '../../server/catalogue-files/load-catalogue.ts';
import { workingCalendarOf } from '../../server/core/calendar/working-calendar.ts';
import { demoConfig } from '../rigs/county.ts';

const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);

const { catalogueDir, homePlace } = demoConfig();
const calendar = workingCalendarOf(await loadCatalogue(catalogueDir, homePlace));

describe('the next working day', () => {
  it.each([
    ['2018-04-27 16:00', '2018-04-28 16:00', 'a Saturday that is worked'],
    ['2018-04-28 16:00', '2018-05-02 16:00', 'a holiday is skipped'],
    ['2026-11-20 09:00', '2026-11-23 09:00', 'a weekend is skipped'],
    ['2055-01-01 09:00', '2055-01-04 09:00', 'holidays that are not known yet: by the weekday'],
  ])('after %s is %s: %s', (from, to) => {
    expect(leadsTo({ to: 'working-day' }, at(from), calendar)).toBe(at(to));
  });
});

describe('what people see of a message', () => {
  it('turns the links of WeChat into things to tap, and leaves other lines alone', () => {
    const link = '<a href="weixin://bizmsgmenu?msgmenucontent=要凭条&msgmenuid=slip">要凭条</a>';
    expect(shownInWeixin(`不用交。\n请带:户口簿\n回复 1 ${link}`)).toEqual({
      lines: ['不用交。', '请带:户口簿'],
      taps: [{ label: '要凭条', text: '要凭条', menuId: 'slip' }],
    });
  });

  it('reads markdown of DingTalk: whom it calls, the verdict, the numbers', () => {
    const text = '@sf001\n\n**不用交。**\n\n请带:户口簿\n\n@我 回复数字:1 要凭条 · 2 找人';
    expect(shownInDingTalk({ msgtype: 'markdown', markdown: { title: '', text } })).toEqual({
      calls: 'sf001',
      lines: ['不用交。', '请带:户口簿'],
      taps: [
        { label: '要凭条', text: '1', menuId: null },
        { label: '找人', text: '2', menuId: null },
      ],
    });
  });

  it('reads the buttons of cards, by webhook and by template', () => {
    const actionURL = `dtmd://dingtalkclient/sendMessage?content=${encodeURIComponent('接单 12')}`;
    const button = { label: '接单', text: '接单 12', menuId: null };
    const card = { msgtype: 'actionCard', actionCard: { text: '12 号', btns: [{ title: '接单', actionURL }] } };
    expect(shownInDingTalk(card).taps).toEqual([button]);
    const template = {
      msgKey: 'sampleActionCard2',
      msgParam: JSON.stringify({ text: '12 号', actionTitle1: '接单', actionURL1: actionURL }),
    };
    expect(shownInDingTalk(template)).toEqual({ calls: null, lines: ['12 号'], taps: [button] });
  });
});

describe('the transcript', () => {
  it('forgets the oldest, gives taps only in their own room, and tells of every change', () => {
    const transcript = new Transcript(() => 0);
    const heard: number[] = [];
    const leave = transcript.watch((news) => news.kind === 'bubble' && heard.push(news.bubble.tick));
    const taps = [{ label: '找人', text: '找人', menuId: 'person' }];
    const first = transcript.add({ room: 'a', kind: 'answer', from: null, lines: ['您好'], taps });
    expect(transcript.tap('a', first, 0)).toEqual(taps[0]);
    expect(transcript.tap('b', first, 0)).toBeNull();
    expect(transcript.tap('a', first, 1)).toBeNull();
    transcript.note(first, '已送到');
    transcript.note(first, '已送到');
    expect(heard).toEqual([1, 2]);
    leave();
    for (let count = 0; count < 2_000; count += 1)
      transcript.add({ room: 'b', kind: 'said', from: null, lines: ['x'] });
    expect(transcript.in('a')).toEqual([]);
    expect(transcript.tap('a', first, 0)).toBeNull();
    expect(transcript.after(transcript.tick - 1)).toHaveLength(1);
  });
});

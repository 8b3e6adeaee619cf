import { describe, expect, it } from 'vitest';
import { workingCalendarOf } from '../../server/core/calendar/working-calendar.ts';
import { cardLines } from '../../server/core/card/card.ts';
import { readStaffLine } from '../../server/core/people/staff-line.ts';
import { STATE_LABELS, type TaskState } from '../../server/core/task/state.ts';
import type { Task } from '../../server/core/task/task.ts';
import { taskCard } from '../../server/core/task/task-card.ts';
import { shippedCatalogue } from '../rigs/shipped-catalogue.ts';
import { TASK_AT, task } from '../rigs/task.ts';

const known = await shippedCatalogue();
const calendar = workingCalendarOf(known);
const STATES = Object.keys(STATE_LABELS) as TaskState[];
const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const card = (given: Task, now = TASK_AT, notice: string | null = null) =>
  taskCard(given, { known, calendar, now, rooms: ['room'], notable: true, notice });
const LI = { owner: 's001', ownedSince: TASK_AT } as const;

describe('the card of a task', () => {
  it('says what, where, until when, and what to do', () => {
    expect(cardLines(card(task('dispatched')))).toEqual([
      '#12 无房证明 · 待接单',
      '镇:清河镇 · 限 4 小时 · 线上跑',
      '明天 9:32 前',
      '谁有空谁接,先接先得',
      '发:接单 12',
    ]);
  });

  it('says who has it since when, and what is waited for', () => {
    const { lines, state } = card(task('waiting-inquiry', { ...LI, openInquiries: [34, 35] }));
    expect(state).toBe('等协查');
    expect(lines).toContain('李明 接单 14:02');
    expect(lines).toContain('等协查 #34 #35');
  });

  it('says how late it is, in working time', () => {
    const late = task('claimed', LI);
    expect(card(late, at('2018-12-04 11:32')).lines).toContain('已超 2 小时');
    expect(card(late, at('2018-12-04 14:02')).lines).toContain('已超 3 小时');
  });

  it('gives no time in a year whose holidays nobody entered', () => {
    const clock = {
      startedAt: at('2026-12-31 16:00'),
      allowance: { minutes: 240, runs: 'working' },
      pauses: [],
    } as const;
    const { lines } = card(task('dispatched', { clock }), at('2026-12-31 16:00'));
    expect(lines).toContain('后面的节假日还没录入,说不准要在哪天以前办完');
    expect(lines.join('\n')).not.toMatch(/\d+:\d\d|明天|今天|已超/u);
  });

  it('ends with how long it took and what the citizen was spared', () => {
    const reached = { draft: TASK_AT, closed: at('2018-12-03 15:37') };
    const closed = card(task('closed', { ...LI, reached, papersSaved: 1, tripsSaved: 2 }), at('2018-12-03 15:37'));
    expect(closed.lines).toContain('用时 1 小时 35 分 · 少交 1 份 · 少跑 2 趟');
    expect(closed.buttons).toEqual([]);
  });

  it.each(STATES)(
    '%s: holds nothing of the citizen, six lines and four buttons at most, each with a line that is understood',
    (state) => {
      const said = {
        result: '王招娣名下无房',
        deeds: [{ verb: 'hand', by: 's001', at: TASK_AT, words: '王招娣家远' }],
      };
      const shown = card(task(state, { ...said, owner: 's001', ownedSince: TASK_AT, openInquiries: [34], errand: 20 }));
      expect(JSON.stringify(shown)).not.toMatch(/王招娣|1390000|990101194|o-wang|公租房/u);
      expect(shown.lines.length).toBeLessThanOrEqual(6);
      expect(shown.buttons.length).toBeLessThanOrEqual(4);
      for (const { line } of shown.buttons) expect(readStaffLine(line), line).not.toBeNull();
    },
  );
});

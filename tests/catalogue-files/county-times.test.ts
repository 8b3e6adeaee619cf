import { afterEach, beforeEach, expect, it } from 'vitest';
import { copyData, type DataCopy, edit, type Loose, problemsOf } from './data-copy.ts';

let copy: DataCopy;
beforeEach(async () => {
  copy = await copyData();
});
afterEach(() => copy.remove());

it.each([
  [
    'a time for inquiries that is none',
    (content: Loose) => Object.assign(content, { inquiryAllowance: { minutes: 1440, runs: 'wall-clock' } }),
    'inquiryAllowance的runs“wall-clock”不认识,应为 working/wall',
  ],
  [
    'a reminder when the time is over',
    (content: Loose) => Object.assign(content.inquiryLadder as Loose, { remindAtPercent: 100 }),
    'inquiryLadder的remindAtPercent“100”不对,应为 10 到 90',
  ],
  [
    'a step in an unknown unit',
    (content: Loose) => Object.assign(content.taskLadder as Loose, { headAfter: { hours: 8 } }),
    'taskLadder的headAfter不对,应写成 { "minutes": 240, "runs": "working" }',
  ],
  [
    'a head who hears of it before the leader',
    (content: Loose) => Object.assign(content.taskLadder as Loose, { leaderAfter: { days: 2, runs: 'working' } }),
    'taskLadder里一把手(headAfter)要晚于分管领导(leaderAfter):现在是 420 分钟和 840 分钟',
  ],
  [
    'a clock that may stand still without end',
    (content: Loose) => Object.assign((content.pauseLimits as Loose).citizen as Loose, { most: 11 }),
    'pauseLimits的citizen的most“11”不对,应为 0 到 10 次',
  ],
  [
    'a leader in working time and a head by the wall',
    (content: Loose) => Object.assign(content.inquiryLadder as Loose, { headAfter: { days: 1, runs: 'wall' } }),
    'inquiryLadder里分管领导(leaderAfter)和一把手(headAfter)要按同一种时间算',
  ],
])('names %s', async (_, change, sentence) => {
  await edit(copy.dir, 'counties/990101/county.json', change as (content: Loose) => void);
  const problems = await problemsOf(copy.dir);
  expect(problems.join('\n')).toContain(`data/counties/990101/county.json:${sentence}`);
});

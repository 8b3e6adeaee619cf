import { workingSpells } from '../../core/calendar/working-calendar.ts';
import type { County } from '../../core/catalogue/county.ts';
import { type Ladder, stepMinutes } from '../../core/clock/ladder.ts';
import type { Problems } from '../problems.ts';

type Times = Pick<County, 'spells' | 'taskLadder' | 'inquiryLadder' | 'reissueLadder'>;

/** Delays climb: the head is told after the leader, both in the same time, so that who is told when stays in one order. */
export function checkLadders(where: string, home: Times, problems: Problems): void {
  for (const name of ['taskLadder', 'inquiryLadder', 'reissueLadder'] as const) {
    const fault = faultOf(home[name], home);
    if (fault !== null) problems.push(`${where}:${name}里${fault}`);
  }
}

function faultOf({ leaderAfter, headAfter }: Ladder, home: Times): string | null {
  if (leaderAfter.runs !== headAfter.runs)
    return '分管领导(leaderAfter)和一把手(headAfter)要按同一种时间算,都写 working 或都写 wall';
  const day = { spells: workingSpells(home) };
  const [leader, head] = [stepMinutes(leaderAfter, day), stepMinutes(headAfter, day)];
  return leader < head ? null : `一把手(headAfter)要晚于分管领导(leaderAfter):现在是 ${head} 分钟和 ${leader} 分钟`;
}

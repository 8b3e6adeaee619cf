import { spokenTime } from '../calendar/spoken-time.ts';
import type { Ladder, Rung } from '../clock/ladder.ts';
import { spokenShare, spokenWorkingStep } from '../clock/spoken-span.ts';
import type { Instant } from '../time.ts';

type Telling = {
  readonly ladder: Ladder;
  /** Names of the department that reissues, of who leads its reviews, and of its head. */
  readonly department: string;
  readonly leader: string;
  readonly head: string;
  readonly due: Instant | null;
  readonly now: Instant;
};

/** 催办 as the department's group reads it: until when, that it is late, who is to ask why. Names colleagues only. */
export function reissueReminder(rung: Rung, { ladder, department, leader, head, due, now }: Telling): string {
  switch (rung) {
    case 'half': {
      const until = due === null ? '' : `,${spokenTime(due, now)} 前办结,办不了写明理由`;
      return `${department}:${spokenShare(ladder)}${until}`;
    }
    case 'overdue':
      return `补办超时:${department}`;
    case 'leader':
      return `补办超时 ${spokenWorkingStep(ladder.leaderAfter)},请${leader}过问(${department})`;
    case 'head':
      return `补办超时 ${spokenWorkingStep(ladder.headAfter)},请一把手${head}过问(${department})`;
  }
}

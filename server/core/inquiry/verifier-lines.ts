import { spokenTime } from '../calendar/spoken-time.ts';
import type { Ladder, Rung } from '../clock/ladder.ts';
import { spokenShare } from '../clock/spoken-span.ts';
import type { Instant } from '../time.ts';
import type { Inquiry } from './inquiry.ts';

/** What the verifier reads in his own chat when an inquiry is given to him; whom it is about stands in none of it. */
export function givenLines({ number, fact }: Inquiry, due: Instant | null, now: Instant): readonly string[] {
  return [
    `${number} 号协查派给您。`,
    `问:${fact}`,
    ...(due === null ? [] : [`${spokenTime(due, now)} 前答复`]),
    `看是谁、当场答:看 ${number}`,
  ];
}

/** 催办 to the verifier himself: half his time is used, or all of it. Leader and head are called on in the groups. */
export function remindingLines(
  { number, fact }: Inquiry,
  rung: Rung,
  { ladder, due, now }: { readonly ladder: Ladder; readonly due: Instant | null; readonly now: Instant },
): readonly string[] | null {
  if (rung !== 'half' && rung !== 'overdue') return null;
  const said = rung === 'half' ? `${spokenShare(ladder)}了` : '超时了';
  const until = due === null || rung === 'overdue' ? [] : [`${spokenTime(due, now)} 前答复`];
  return [`${number} 号协查${said}。`, `问:${fact}`, ...until, `看是谁、当场答:看 ${number}`];
}

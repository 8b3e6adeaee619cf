import type { Ladder, Rung } from '../clock/ladder.ts';
import { spokenShare } from '../clock/spoken-span.ts';
import type { Task } from './task.ts';

/** What who runs a task reads in his own chat; nothing of the citizen stands in it. `due`: 今天 16:30 前, empty when there is none. */
export function remindingLines(
  { number, proof }: Task,
  rung: Rung,
  ladder: Ladder,
  due: string,
): readonly string[] | null {
  if (rung !== 'half' && rung !== 'overdue') return null; // leaders and heads are called on in the groups
  const said = rung === 'half' ? `${spokenShare(ladder)}了` : '超时了';
  return [
    `#${number} ${proof}${said}。`,
    ...(due === '' ? [] : [due]),
    `办完了:办结 ${number};要等群众:等群众 ${number};办不了:退单 ${number}`,
  ];
}

export function givenLines({ number, proof }: Task, from: string, due: string): readonly string[] {
  return [
    `${from}把 #${number} ${proof} 给您了。`,
    ...(due === '' ? [] : [due]),
    `看是谁的:本人 ${number};办完了:办结 ${number}`,
  ];
}

/** A department has answered: the owner can go on. `doubtful`: not before he has looked. */
export function answeredLines({ number, openInquiries, doubt }: Task, line: string): readonly string[] {
  if (doubt !== null) return [`#${number} 的协查要您核对。`, line, `核对过了:继续 ${number}`];
  const left = openInquiries.length;
  return [`#${number} 的协查答了。`, line, left > 0 ? `还有 ${left} 个没答` : `可以办结了:办结 ${number}`];
}

import { waysToAuthorise } from '../../core/task/authorisation.ts';
import { RUN_MODES } from '../../core/task/run-mode.ts';
import type { Task } from '../../core/task/task.ts';

/** What the colleague reads who drafted a task: that nobody runs it yet, and who has to do what. */
export function draftedLines({ number, proof, mode }: Task): readonly string[] {
  return [
    `#${number} ${proof} 已建(${RUN_MODES[mode].label}),还差授权。`,
    `请另一位同事核对后发:${waysToAuthorise(number)}`,
  ];
}

/** Where a task stands. Overdue is none of these: it is reckoned from the clock. */
export type TaskState =
  | 'draft'
  | 'authorised'
  | 'dispatched'
  | 'claimed'
  | 'running'
  | 'waiting-citizen'
  | 'waiting-inquiry'
  | 'result-in'
  | 'closed'
  | 'rated'
  | 'returned'
  | 'cancelled'
  | 'not-done';

export const STATE_LABELS: Readonly<Record<TaskState, string>> = {
  draft: '待授权',
  authorised: '已授权',
  dispatched: '待接单',
  claimed: '已接单',
  running: '办理中',
  'waiting-citizen': '等群众',
  'waiting-inquiry': '等协查',
  'result-in': '有结果',
  closed: '办结',
  rated: '已评价',
  returned: '已退单',
  cancelled: '已取消',
  'not-done': '没办成',
};

/** Nothing more is run: at most it is rated. */
const OVER: readonly TaskState[] = ['closed', 'rated', 'cancelled', 'not-done'];

/** Given to somebody who is at it. */
export const HELD: readonly TaskState[] = ['claimed', 'running', 'waiting-citizen', 'waiting-inquiry', 'result-in'];

/** Its time runs: somebody was asked to run it and it is not over. */
export const UNDER_WAY: readonly TaskState[] = ['dispatched', ...HELD, 'returned'];

export function isOver(state: TaskState): boolean {
  return OVER.includes(state);
}

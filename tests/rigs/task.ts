import type { StaffMember, StaffRole } from '../../server/core/catalogue/staff.ts';
import { newAuthorisation } from '../../server/core/task/authorisation.ts';
import type { TaskState } from '../../server/core/task/state.ts';
import { draftOf, type Task } from '../../server/core/task/task.ts';

/** Monday 2018-12-03, 14:02. */
export const TASK_AT = Date.parse('2018-12-03T14:02:00+08:00');

export const CITIZEN_TALK = { channel: 'wechat', account: 'gh_1', chat: '', person: 'o-wang' } as const;

/** A generated citizen with everything that must never be seen in a group. */
export const CITIZEN = {
  name: '王招娣',
  idNumber: '99010119400101002X',
  telephone: '13900001111',
  reach: { talk: CITIZEN_TALK, recipient: 'o-wang' },
} as const;

export const AUTHORISATION = newAuthorisation(
  { scope: '无房证明', purpose: '公租房申请', method: 'wechat', takenBy: null },
  TASK_AT,
);

/** #12 无房证明 of 王招娣 in the county's group, in some state, with everything a test does not care about filled in. */
export function task(state: TaskState, given: Partial<Task> = {}): Task {
  const room = { kind: 'county', about: '990101' } as const;
  const draft = draftOf(
    {
      ...{ number: 12, proof: '无房证明', requirement: 'yw-37', matter: '公租房申请', town: '990101002' },
      ...{ destination: 'budongchan', mode: 'online', citizen: CITIZEN, createdBy: 'citizen', room },
    },
    TASK_AT,
  );
  const clock = { startedAt: TASK_AT, allowance: { minutes: 240, runs: 'working' }, pauses: [] } as const;
  return {
    ...draft,
    ...(state === 'draft'
      ? {}
      : { state, authorisation: AUTHORISATION, reached: { draft: TASK_AT, [state]: TASK_AT } }),
    ...(state === 'draft' || state === 'authorised' ? {} : { clock }),
    ...given,
  };
}

export function member(id: string, roles: readonly StaffRole[], given: Partial<StaffMember> = {}): StaffMember {
  return {
    ...{ id, corpId: 'c', staffId: id, name: id, department: 'zhengwu', roles, place: '990101', backup: null },
    ...given,
  };
}

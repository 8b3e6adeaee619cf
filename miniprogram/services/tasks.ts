import type {
  AllowingGiven,
  ErrandSent,
  ErrandTaken,
  PapersGiven,
  TaskGiven,
} from '../../server/http/contract-tasks.ts';
import { NOTHING_NAMED } from './open-data.ts';
import { type Reached, request } from './request.ts';
import { requestAsOwn } from './session.ts';

/** 委托代跑: the rules are the server's; here they are asked for. */

export function readPapers(): Promise<Reached<PapersGiven>> {
  return request<PapersGiven>('GET', '/api/tasks/papers');
}

/** What he is about to allow, before he allows it. */
export function readErrand(sent: ErrandSent): Promise<Reached<AllowingGiven>> {
  return requestAsOwn<AllowingGiven>('POST', '/api/tasks/read', { data: sent });
}

/** `key`: the same for every try, so that it is sent off once. */
export function sendErrand(sent: ErrandSent, key: string): Promise<Reached<ErrandTaken>> {
  return requestAsOwn<ErrandTaken>('POST', '/api/tasks', { data: sent, key });
}

export async function readTask(number: number): Promise<Reached<TaskGiven>> {
  return number === 0 ? NOTHING_NAMED : requestAsOwn<TaskGiven>('GET', `/api/tasks/${number}`);
}

/** The reader says once how an errand went, from 1 to 5. */
export function rateTask(number: number, stars: number): Promise<Reached<object>> {
  return requestAsOwn<object>('POST', `/api/tasks/${number}/rating`, { data: { stars } });
}

export function revokeTask(number: number): Promise<Reached<object>> {
  return requestAsOwn<object>('DELETE', `/api/tasks/${number}/authorisation`);
}

import { workingCalendarOf } from '../calendar/working-calendar.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { nameIn } from '../people/colleague.ts';
import { maskedName } from '../people/person-name.ts';
import { lineage } from '../place.ts';
import type { Instant } from '../time.ts';
import { spokenTaken } from './due.ts';
import type { Task } from './task.ts';

/** 代跑回执 for who has no telephone: what was done for him, by whom, whom to call. Of himself only his masked name stands on it. */
export type Receipt = {
  readonly number: number;
  readonly proof: string;
  readonly matter: string | null;
  /** 王**. */
  readonly citizen: string;
  readonly closedAt: Instant;
  readonly runner: string;
  /** 用时 1 小时 35 分; empty where it cannot be reckoned. */
  readonly taken: string;
  readonly papersSaved: number;
  readonly tripsSaved: number;
  readonly call: { readonly name: string; readonly telephone: string };
};

/** Null for a task that was not closed: nothing is confirmed before. */
export function receiptOf(task: Task, known: Catalogue): Receipt | null {
  const { number, proof, matter, citizen, reached, owner, papersSaved, tripsSaved } = task;
  const closedAt = reached.closed;
  if (closedAt === undefined) return null;
  return {
    ...{ number, proof, matter, closedAt, papersSaved, tripsSaved },
    citizen: maskedName(citizen.name),
    runner: nameIn(known.home)(owner ?? ''),
    taken: spokenTaken(task, closedAt, workingCalendarOf(known)),
    call: whomToCall(task, known),
  };
}

/** The town's own office, by the department that works there; the county's line where there is none. */
function whomToCall({ town }: Task, { home, places }: Catalogue): Receipt['call'] {
  const own = lineage(places, town).find((id) => places.get(id)?.level === 'town');
  const member = home.staff.find(({ place, roles }) => place === own && roles.includes('dispatcher'));
  const office = home.departments.find(({ id }) => id === member?.department);
  return office ?? { name: home.name, telephone: home.hotline };
}

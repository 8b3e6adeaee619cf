import type { Catalogue } from '../catalogue/catalogue.ts';
import type { StaffMember } from '../catalogue/staff.ts';
import type { Talk } from '../conversation/message.ts';
import { lineage } from '../place.ts';
import type { Room, Task } from './task.ts';

/** Who acts on a task. The rule acts when a time has come or another record has moved on. */
export type Actor =
  | { readonly kind: 'staff'; readonly member: StaffMember }
  | { readonly kind: 'citizen'; readonly talk: Talk }
  | { readonly kind: 'rule' };

/** What somebody is to one task. Who is none of these may not touch it: supervisors and reviewers look on, they change nothing. */
export type Relation = 'owner' | 'runner' | 'dispatcher' | 'creator' | 'citizen' | 'rule';

export type Known = Pick<Catalogue, 'home' | 'places'>;

export const RULE: Actor = { kind: 'rule' };

export function staff(member: StaffMember): Actor {
  return { kind: 'staff', member };
}

/** As the trail names them. */
export function idOf(actor: Actor): string {
  if (actor.kind === 'staff') return actor.member.id;
  return actor.kind === 'citizen' ? 'citizen' : 'bot';
}

export function relationsTo(task: Task, actor: Actor, known: Known): readonly Relation[] {
  if (actor.kind === 'rule') return ['rule'];
  if (actor.kind === 'citizen') return isHis(task, actor.talk) ? ['citizen'] : [];
  const { member } = actor;
  const relations: readonly (readonly [Relation, boolean])[] = [
    ['owner', task.owner === member.id && runs(member)],
    ['runner', canRun(member, task.room, known)],
    ['dispatcher', canDispatch(member, task, known)],
    ['creator', task.createdBy === member.id && member.roles.length > 0],
  ];
  return relations.filter(([, holds]) => holds).map(([relation]) => relation);
}

/** Runners fetch; in a department's own line its verifiers do as well. */
function runs({ roles }: StaffMember): boolean {
  return roles.includes('runner') || roles.includes('verifier');
}

/** Whether a task of that group is his to run: anybody's who runs for the county, those of the town, those of the department. */
export function canRun(member: StaffMember, room: Room | null, { places }: Pick<Known, 'places'>): boolean {
  if (room === null) return false;
  if (room.kind === 'line') return member.department === room.about && runs(member);
  if (!member.roles.includes('runner')) return false;
  return room.kind === 'county' || lineage(places, member.place).includes(room.about);
}

/** County dispatchers send anything, those of a town what concerns their town. */
function canDispatch(member: StaffMember, { town, room }: Task, { home, places }: Known): boolean {
  if (!member.roles.includes('dispatcher')) return false;
  const his = member.place;
  return his === home.id || lineage(places, town).includes(his) || room?.about === his;
}

function isHis({ citizen: { reach } }: Task, talk: Talk): boolean {
  return (
    reach !== null &&
    reach.talk.channel === talk.channel &&
    reach.talk.account === talk.account &&
    reach.talk.person === talk.person
  );
}

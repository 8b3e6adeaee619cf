import { type GroupKind, groupAbout } from '../people/group.ts';
import { done, type Result, refused } from '../result.ts';
import type { Known } from './actor.ts';
import type { Room } from './task.ts';

/** Where a task shall go: to who types it, to a colleague, to another group. */
export type Destination = { readonly reason: string } & (
  | { readonly kind: 'me' }
  | { readonly kind: 'person'; readonly name: string }
  | { readonly kind: 'group'; readonly room: Room }
);

const ME = /^给我(?:吧)?[\s:,、]*([\s\S]*)$/u;
const PERSON = /^给\s*([^\s:,、]{1,12}(?:\s*\([^)]{1,20}\))?)[\s:,、]*([\s\S]*)$/u;
const NAMED_KINDS: readonly { readonly said: RegExp; readonly kind: GroupKind }[] = [
  { said: /^(?:县级代跑群|县级群|县群)/u, kind: 'county' },
  { said: /^(?:镇乡联动群|镇乡群|乡镇群|镇街群|镇群)/u, kind: 'town' },
  { said: /^(?:部门条块群|条块群|部门群)/u, kind: 'line' },
];

/** Reads what stands behind `转 12`. Refuses a group that is none with the nearest names. */
export function readDestination(words: string, number: number, known: Known): Result<Destination> {
  const typed = words.normalize('NFKC').trim();
  const me = ME.exec(typed);
  if (me) return done({ kind: 'me', reason: me[1] ?? '' });
  const person = PERSON.exec(typed);
  if (person) return done({ kind: 'person', name: person[1] ?? '', reason: person[2] ?? '' });
  if (typed === '')
    return refused(
      'transfer-where',
      '没写转到哪里。',
      `比如:转 ${number} 给我 <理由> · 转 ${number} 镇乡群 清河镇 <理由>`,
    );
  return groupIn(typed, known);
}

function groupIn(typed: string, known: Known): Result<Destination> {
  const named = NAMED_KINDS.find(({ said }) => said.test(typed));
  if (named === undefined) return groupByName(typed, known);
  const rest = typed.replace(named.said, '').trim();
  if (named.kind === 'county') return destination('county', '', rest, known);
  const [name = '', ...reason] = rest.split(/[\s:,、]+/u);
  return destination(named.kind, name, reason.join(' '), known);
}

/** 清河镇群, 县民政局: the kind follows from the name. */
function groupByName(typed: string, known: Known): Result<Destination> {
  const [first = '', ...reason] = typed.split(/[\s:,、]+/u);
  const name = first.replace(/群$/u, '');
  const town = destination('town', name, reason.join(' '), known);
  if (town.ok) return town;
  const line = destination('line', name, reason.join(' '), known);
  return line.ok
    ? line
    : refused('transfer-where', `没有叫“${name.slice(0, 20)}”的群。`, '写:县级群,或 镇乡群 地名,或 条块群 部门');
}

function destination(kind: GroupKind, name: string, reason: string, known: Known): Result<Destination> {
  const about = groupAbout(kind, name, known);
  return about.ok ? done({ kind: 'group', room: { kind, about: about.value }, reason: reason.trim() }) : about;
}

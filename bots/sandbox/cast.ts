import type { Catalogue } from '../../server/core/catalogue/catalogue.ts';
import type { StaffMember, StaffRole } from '../../server/core/catalogue/staff.ts';
import type { SandboxChat, SandboxPerson } from '../../server/ports/sandbox.ts';
import { citizens } from './citizens.ts';

const ROLES: Readonly<Record<StaffRole, string>> = {
  runner: '代跑员',
  verifier: '协查员',
  dispatcher: '派单员',
  reviewer: '审核员',
  'list-keeper': '清单管理员',
  supervisor: '督查员',
  discipline: '纪检',
  admin: '管理员',
};

/** A DingTalk group, and the line by which an administrator tells the robot what it is. */
type Group = { readonly chat: SandboxChat; readonly binding: string };

/** Who can be played, and where each can talk. */
export type Cast = {
  readonly people: readonly SandboxPerson[];
  readonly groups: readonly Group[];
  /** Citizens by id, and staff by staffId; null for a stranger. */
  person(id: string): SandboxPerson | null;
  chatsOf(id: string): readonly SandboxChat[];
  readonly citizens: readonly SandboxPerson[];
  /** Who binds the groups; null when the county has no administrator. */
  readonly admin: SandboxPerson | null;
  readonly corpId: string;
};

/** `run` makes citizens strangers after every start: nobody is still held by a colleague of yesterday. */
export function castOf({ home, places }: Pick<Catalogue, 'home' | 'places'>, run: string): Cast {
  const all = [...places.values()];
  const towns = all.filter(({ parent, level }) => parent === home.id && level === 'town');
  const villages = all.filter(({ parent, level }) => level === 'village' && towns.some(({ id }) => id === parent));
  const folk = citizens(
    villages.map(({ name, parent }) => ({ name, town: towns.find(({ id }) => id === parent)?.name ?? '' })),
  );
  const departments = new Map(home.departments.map(({ id, name }) => [id, name]));
  const staff = home.staff.map((member) => asPerson(member, departments));
  const people = new Map([...folk, ...staff].map((each) => [each.id, each]));
  const lines = home.departments.filter(({ id }) => home.staff.some((each) => verifies(each, id, home.id)));
  const groups = [
    group('county', '县级代跑群', '县级群', '绑定 县级群'),
    ...towns.map(({ id, name }) => group(`town-${id}`, `${name}联动群`, '镇乡群', `绑定 镇乡群 ${name}`)),
    ...lines.map(({ id, name }) => group(`line-${id}`, `${name}条块群`, '条块群', `绑定 条块群 ${name}`)),
  ];
  const isCitizen = new Set(folk.map(({ id }) => id));
  return {
    people: [...people.values()],
    groups,
    citizens: folk,
    person: (id) => people.get(id) ?? null,
    chatsOf(id) {
      if (isCitizen.has(id)) return [account(`${run}-${id}`, home.name)];
      return people.has(id) ? [single(id), ...groups.map(({ chat }) => chat)] : [];
    },
    admin: people.get(home.staff.find(({ roles }) => roles.includes('admin'))?.staffId ?? '') ?? null,
    corpId: home.staff[0]?.corpId ?? 'ding-sandbox',
  };
}

function asPerson(member: StaffMember, departments: ReadonlyMap<string, string>): SandboxPerson {
  const about = member.roles.map((role) => ROLES[role]).join('、') || '没有角色';
  const among = departments.get(member.department) ?? member.department;
  return { id: member.staffId, name: member.name, among, about, particulars: null };
}

function verifies({ department, place, roles }: StaffMember, id: string, county: string): boolean {
  return department === id && place === county && roles.includes('verifier');
}

/** The same after every start: what a group was bound to is remembered under its id. */
function group(key: string, name: string, among: string, binding: string): Group {
  return { chat: { key, room: `cidSandbox${key}==`, name, among, channel: 'dingtalk', kind: 'group' }, binding };
}

function single(staff: string): SandboxChat {
  const room = `cidSandboxSingle${staff}==`;
  return { key: 'single', room, name: '和证跑跑单聊', among: '单聊', channel: 'dingtalk', kind: 'single' };
}

function account(follower: string, county: string): SandboxChat {
  const room = `o-sandbox-${follower}`;
  return { key: 'account', room, name: `${county}无证明(公众号)`, among: '微信', channel: 'wechat', kind: 'account' };
}

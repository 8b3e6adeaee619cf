import type { Catalogue } from '../catalogue/catalogue.ts';
import { findPlace, lineage, placesUnder, shortTownName } from '../place.ts';
import { done, type Result, refused } from '../result.ts';
import type { Instant } from '../time.ts';
import { nearest } from './nearest.ts';

export type GroupKind = 'county' | 'town' | 'line';

/** 三群: a chat of staff that the robot posts to. */
export type Group = {
  readonly channel: string;
  /** The platform's own id; case-sensitive. */
  readonly chat: string;
  readonly kind: GroupKind;
  /** Place id of the county or town, or id of the department. */
  readonly about: string;
  /** Where the outbox reaches it, in the channel's own writing. */
  readonly recipient: string;
  /** Staff id. */
  readonly boundBy: string;
  readonly boundAt: Instant;
};

export const GROUP_LABELS: Readonly<Record<GroupKind, string>> = { county: '县级群', town: '镇乡群', line: '条块群' };

type Known = Pick<Catalogue, 'home' | 'places'>;

/** 县级群, 镇乡群 清河镇, 条块群 县民政局: as people say it. */
export function groupName({ kind, about }: Pick<Group, 'kind' | 'about'>, { home, places }: Known): string {
  if (kind === 'county') return GROUP_LABELS.county;
  const name = kind === 'town' ? places.get(about)?.name : home.departments.find(({ id }) => id === about)?.name;
  return `${GROUP_LABELS[kind]} ${name ?? about}`;
}

/** What a group is bound to. Refuses an unknown place or department with the nearest names. */
export function groupAbout(kind: GroupKind, name: string, known: Known): Result<string> {
  if (kind === 'county') return countyAbout(name, known);
  return kind === 'town' ? townAbout(name, known) : lineAbout(name, known);
}

function countyAbout(name: string, { home }: Known): Result<string> {
  if (name === '' || name === home.name) return done(home.id);
  return refused(
    'group-name-extra',
    '县级群全县只有一个,后面不写地名。',
    '县级群写:绑定 县级群;镇乡的群写:绑定 镇乡群 地名',
  );
}

function townAbout(name: string, { home, places }: Known): Result<string> {
  const towns = placesUnder(places, home.id, 'town');
  const meant = findPlace(places, name);
  const town = towns.find((each) => each.id === meant?.id) ?? towns.find((each) => shortTownName(each) === name);
  if (town) return done(town.id);
  const above = meant && lineage(places, meant.id);
  const around = towns.filter(({ id }) => above?.includes(id)).map((each) => each.name);
  return unknown(
    '镇乡群',
    name,
    around.length > 0
      ? around
      : nearest(
          name,
          towns.map((each) => each.name),
        ),
  );
}

function lineAbout(name: string, { home }: Known): Result<string> {
  const fits = home.departments.filter((each) => each.name === name || each.aliases.includes(name));
  const [only] = fits;
  if (only && fits.length === 1) return done(only.id);
  const names = home.departments.map((each) => each.name);
  return unknown('条块群', name, fits.length > 1 ? fits.map((each) => each.name) : nearest(name, names));
}

function unknown(label: string, name: string, near: readonly string[]): Result<string> {
  const what = label === '镇乡群' ? '镇、乡、街道' : '部门';
  const message = name === '' ? `${label}后面要写是哪个${what}。` : `本县没有叫“${name}”的${what}。`;
  return refused(
    'group-name-unknown',
    message,
    `写全名再发,比如:${near.map((each) => `绑定 ${label} ${each}`).join('、')}`,
  );
}

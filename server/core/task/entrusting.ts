import { isIdNumber } from '../people/id-number.ts';
import type { Place, PlaceId, Places } from '../place.ts';
import { done, type Result, refused } from '../result.ts';

/** 委托: what a citizen has said so far of a task that he wants run. */
export type Entrusting = {
  readonly proof: string;
  readonly requirement: string;
  readonly matter: string | null;
  readonly town: PlaceId | null;
  readonly name: string | null;
  readonly idNumber: string | null;
};

/** What is asked next; null when everything is known. */
export function missingOf({ town, name, idNumber }: Entrusting): 'town' | 'name' | 'id-number' | null {
  if (town === null) return 'town';
  if (name === null) return 'name';
  return idNumber === null ? 'id-number' : null;
}

const ID_LIKE = /(?<![0-9])\d{14,17}[\dXx](?![0-9Xx])/u;
/** What people put around the particulars. */
const LABELS = /姓名|名字|我叫|我是|本人|身份证(?:号码?|是)?|号码|我?家?住(?:在|址)?|地址|乡镇|街道办?/gu;
const NAME = /^[\p{Script=Han}\u00B7]{2,15}$/u;

/**
 * Takes in what a message says of town, name and ID number, in any order, one or all. Null when it says none of them: then it is about
 * something else. Refuses an ID number that cannot be one.
 */
export function heardOf(
  so: Entrusting,
  typed: string,
  towns: readonly Pick<Place, 'id' | 'name'>[],
): Result<Entrusting> | null {
  const text = typed
    .normalize('NFKC')
    .replace(/(?<=\d)[\s-]{1,2}(?=[\dXx])/gu, '')
    .trim();
  const number = ID_LIKE.exec(text)?.[0]?.toUpperCase() ?? null;
  if (number !== null && !isIdNumber(number))
    return refused('id-number-wrong', '身份证号不对,没有记。', '照着身份证再发一次,18 位,最后一位可能是 X。');
  const town = towns.find((each) => text.includes(each.name)) ?? towns.find((each) => text.includes(shortName(each)));
  const name = nameIn(text, number, town, number !== null || missingOf(so) === 'name');
  if (number === null && town === undefined && name === null) return null;
  return done({
    ...so,
    town: town?.id ?? so.town,
    name: name ?? so.name,
    idNumber: number ?? so.idNumber,
  });
}

/** A name is only read where one is to be expected: beside an ID number, or when it was asked for. */
function nameIn(
  text: string,
  number: string | null,
  town: Pick<Place, 'name'> | undefined,
  expected: boolean,
): string | null {
  if (!expected) return null;
  const rest = [number ?? '', town?.name ?? '', town ? shortName(town) : ''].reduce(
    (left, word) => (word === '' ? left : left.replaceAll(word, ' ')),
    text.toUpperCase(),
  );
  const words = rest.replace(LABELS, ' ').split(/[\s,、:;。.]+/u);
  return words.find((word) => NAME.test(word)) ?? null;
}

/** 清河镇 is also called 清河. */
function shortName({ name }: Pick<Place, 'name'>): string {
  return name.replace(/(?:镇|乡|街道)$/u, '');
}

/** The towns of a county, in order of their ids. */
export function townsOf(county: PlaceId, places: Places): Place[] {
  return [...places.values()].filter(({ level, parent }) => level === 'town' && parent === county);
}

import type { VerdictName } from '../answer/verdict.ts';
import { readIdNumber } from '../people/id-number.ts';
import { readName } from '../people/person-name.ts';
import { type Place, type PlaceId, shortTownName } from '../place.ts';
import { done, type Result } from '../result.ts';

/** 委托: what a citizen has said so far of a task that he wants run. */
export type Entrusting = {
  readonly proof: string;
  readonly requirement: string;
  readonly matter: string | null;
  readonly town: PlaceId | null;
  readonly name: string | null;
  readonly idNumber: string | null;
};

/** Only what staff fetch, or what still has to be fetched, can be entrusted. */
export const RUNNABLE: readonly VerdictName[] = ['not-your-run', 'needed'];

/** What is asked next; null when everything is known. */
export function missingOf({ town, name, idNumber }: Entrusting): 'town' | 'name' | 'id-number' | null {
  if (town === null) return 'town';
  if (name === null) return 'name';
  return idNumber === null ? 'id-number' : null;
}

/** What people put around the particulars, and the digits among them. */
const AROUND =
  /姓名|名字|我叫|我是|本人|身份证(?:号码?|是)?|号码|我?家?住(?:在|址)?|地址|乡镇|街道办?|[0-9\uFF10-\uFF19Xx\uFF38\uFF58-]+/gu;
const BETWEEN = /[\s,\uFF0C\u3001:\uFF1A;\uFF1B\u3002.]+/u;

type Town = Pick<Place, 'id' | 'name'>;

/**
 * Takes in what a message says of town, name and ID number, in any order, one or all. Null when it says none of them: then it is about
 * something else. Refuses an ID number that cannot be one.
 */
export function heardOf(so: Entrusting, typed: string, towns: readonly Town[]): Result<Entrusting> | null {
  const number = readIdNumber(typed);
  if (number !== null && !number.ok) return number;
  const town = townIn(so, typed, towns);
  const name = number !== null || missingOf(so) === 'name' ? nameIn(typed, town) : null;
  if (number === null && town === null && name === null) return null;
  return done({
    ...so,
    town: town?.id ?? so.town,
    name: name ?? so.name,
    idNumber: number?.value ?? so.idNumber,
  });
}

/** Once the town is known only its full name can change it: 王清河 is a person. */
function townIn(so: Entrusting, typed: string, towns: readonly Town[]): Town | null {
  const named = towns.find(({ name }) => typed.includes(name)) ?? null;
  return named ?? (so.town === null ? (towns.find((each) => typed.includes(shortTownName(each))) ?? null) : null);
}

/** The name as it was typed: nothing of it is normalised. */
function nameIn(typed: string, town: Town | null): string | null {
  const words = typed.replace(AROUND, ' ').split(BETWEEN);
  const rest =
    town === null ? words : words.map((word) => word.replace(town.name, '').replace(shortTownName(town), ''));
  return rest.map(readName).find((name) => name !== null) ?? null;
}

import { readIdNumber } from '../people/id-number.ts';
import { readName } from '../people/person-name.ts';
import type { Place } from '../place.ts';
import type { Refusal } from '../result.ts';
import type { Entrusting, missingOf } from './entrusting.ts';

/** What a page asks for, as it was written. `town`: its id. */
export type EntrustingForm = { readonly town: string; readonly name: string; readonly idNumber: string };

type Field = NonNullable<ReturnType<typeof missingOf>>;

export type FieldProblem = Pick<Refusal, 'message' | 'next'> & { readonly field: Field };

/** Reads town, name and ID number by the rules of the chat, all at once; each that cannot be read has its problem. */
export function readEntrusting(
  paper: Pick<Entrusting, 'proof' | 'requirement' | 'matter'>,
  { town, name, idNumber }: EntrustingForm,
  towns: readonly Place[],
): { readonly so: Entrusting; readonly problems: readonly FieldProblem[] } {
  const number = readIdNumber(idNumber);
  const so = {
    ...paper,
    town: towns.find(({ id }) => id === town)?.id ?? null,
    name: readName(name),
    idNumber: number?.ok ? number.value : null,
  };
  const { next } = UNSAID['id-number'];
  const unread =
    number !== null && !number.ok ? { ...UNSAID, 'id-number': { message: '身份证号不对。', next } } : UNSAID;
  const missing = (['town', 'name', 'id-number'] as const).filter((field) => so[KEPT_IN[field]] === null);
  return { so, problems: missing.map((field) => ({ field, ...unread[field] })) };
}

const KEPT_IN = { town: 'town', name: 'name', 'id-number': 'idNumber' } as const satisfies Record<
  Field,
  keyof Entrusting
>;

const UNSAID: Readonly<Record<Field, Pick<Refusal, 'message' | 'next'>>> = {
  town: { message: '还没有选镇街。', next: '选您住的那个。' },
  name: { message: '姓名没看懂。', next: '照身份证上的写,只写汉字。' },
  'id-number': { message: '还没有写身份证号。', next: '照着身份证写,18 位,最后一位可能是 X。' },
};

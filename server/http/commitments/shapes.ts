import * as z from 'zod';
import { commitmentNumber } from '../../core/commitment/commitment-act.ts';

const NUMBER = /^CN-\d{8}-\d{4,6}$/;
const KEY = /^[\w-]{22}$/;

const token = z.string().max(100);
const bare = z.strictObject({ token });
const fill = z.strictObject({
  token,
  town: z.string().max(12).default(''),
  particular: z.string().max(300).default(''),
});
const sign = z.strictObject({
  token,
  shown: z.string().max(64),
  drawn: z.string().max(20_000).default(''),
  typed: z.string().max(100).default(''),
  willing: z.literal('yes').optional(),
});
const answers = z.record(z.string().max(30), z.string().max(100));
const OPTION = /^answer-([a-z-]{2,20})$/;

const FORMS = { bare, fill, sign } as const;

type FormName = keyof typeof FORMS;

/** A form of the signing page; null for anything that the page does not send. */
export function readSigningForm<Name extends FormName>(
  name: Name,
  body: unknown,
): z.infer<(typeof FORMS)[Name]> | null {
  const parsed = FORMS[name].safeParse(body);
  return parsed.success ? (parsed.data as z.infer<(typeof FORMS)[Name]>) : null;
}

/** The answers of the page, by question, options from 1. */
export function readAnswers(
  body: unknown,
): { readonly token: string; readonly options: Readonly<Record<string, number>> } | null {
  const parsed = answers.safeParse(body);
  if (!parsed.success) return null;
  const given = Object.entries(parsed.data).flatMap(([name, value]) => {
    const id = OPTION.exec(name)?.[1];
    return id !== undefined && /^[1-3]$/.test(value) ? [[id, Number(value)] as const] : [];
  });
  return { token: parsed.data.token ?? '', options: Object.fromEntries(given) };
}

/** The number of a commitment as people write it; null when it is none. */
export function readCommitmentNumber(text: string | undefined): string | null {
  const number = commitmentNumber(text ?? '');
  return NUMBER.test(number) ? number : null;
}

/** The end of a full address; null when it cannot be one. */
export function readKey(text: string | undefined): string | null {
  return KEY.test(text ?? '') ? (text ?? null) : null;
}

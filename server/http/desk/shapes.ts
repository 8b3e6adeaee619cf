import * as z from 'zod';

const token = z.string().max(100);

/** The forms of the desk: a token that only its own pages know, and a key drawn with the page. */
const form = z.strictObject({
  token,
  key: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  text: z.string().max(5_000).optional(),
});

export type DeskForm = z.infer<typeof form>;

/** Null for anything that no page of ours sends. */
export function readDeskForm(body: unknown): DeskForm | null {
  const parsed = form.safeParse(body);
  return parsed.success ? parsed.data : null;
}

/** The number in an address; null when it is none. */
export function readNumber(text: string | undefined): number | null {
  return /^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : null;
}

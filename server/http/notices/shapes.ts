import * as z from 'zod';
import type { Written } from '../../core/notice/whole-form.ts';

const text = z.string().max(200);

const sent = z.strictObject({
  token: z.string().max(100),
  kind: z.string().regex(/^[a-z0-9-]{1,40}$/),
  'certificate-number': text,
  'lost-on': text,
  'lost-at': text,
  name: text,
  'id-number': text,
});

const agreed = z.strictObject({ token: z.string().max(100) });

export type NoticeFormSent = { readonly token: string; readonly kind: string; readonly written: Written };

/** Null for anything that the page does not send. The fields come without a prototype, so they are copied first. */
export function readNoticeForm(body: unknown): NoticeFormSent | null {
  const parsed = sent.safeParse({ ...(body as object) });
  if (!parsed.success) return null;
  const { token, kind, ...written } = parsed.data;
  return { token, kind, written };
}

export function readAgreed(body: unknown): string | null {
  const parsed = agreed.safeParse(body);
  return parsed.success ? parsed.data.token : null;
}

/** A link's token as it stands in the address. */
export function readLink(text: string | undefined): string {
  return /^[A-Za-z0-9_-]{43}$/.test(text ?? '') ? (text ?? '') : '';
}

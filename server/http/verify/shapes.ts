import * as z from 'zod';

const form = z.strictObject({
  kind: z.string().regex(/^[a-z0-9-]{1,40}$/),
  certificate: z.string().max(60),
});

export type CertificateAsked = z.infer<typeof form>;

/** Null for anything that the page does not send. */
export function readCertificateForm(body: unknown): CertificateAsked | null {
  const parsed = form.safeParse(body);
  return parsed.success ? parsed.data : null;
}

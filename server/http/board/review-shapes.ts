import * as z from 'zod';

const form = z.strictObject({
  token: z.string().max(100),
  verb: z.enum(['endorse', 'approve', 'decline', 'dispute', 'dismiss', 'revoke']),
  reason: z.string().max(2_000).default(''),
});

export type ReviewForm = z.infer<typeof form>;

/** Null for anything that no page of ours sends. */
export function readReviewForm(body: unknown): ReviewForm | null {
  const parsed = form.safeParse(body);
  return parsed.success ? parsed.data : null;
}

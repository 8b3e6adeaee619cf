import { z } from 'zod';
import { partlyKnownDate } from './date.ts';
import { rowId } from './row-id.ts';

/** One entry of data/certificates.json: a kind of certificate that people lose. */
export const certificateRow = z.strictObject({
  id: rowId,
  kind: z.string().min(1),
  aliases: z.array(z.string().min(1)),
  noticeCode: z.enum([
    'none',
    'local',
    'statute-newspaper',
    'newspaper-or-official-site',
    'official-site',
    'issuer-publishes',
    'unspecified-media',
    'abolished',
    'court',
    'private',
    'ask-issuer',
  ]),
  noticeRequired: z.string().min(1),
  channel: z.array(z.string().min(1)),
  noticePeriod: z.string().nullable(),
  objection: z.string().nullable(),
  reissuer: z.string(),
  procedure: z.string(),
  basis: z.strictObject({
    title: z.string().min(1),
    number: z.string().nullable(),
    article: z.string().nullable(),
  }),
  since: partlyKnownDate.nullable(),
  jurisdiction: z.string().min(1),
  wording: z.string(),
  sourceUrl: z.array(z.string().min(1)),
  confidence: z.enum(['seen', 'from general knowledge']),
  mythToCorrect: z.string().optional(),
  note: z.string().optional(),
  recalledFields: z.array(z.string().min(1)).optional(),
});

export type CertificateRow = z.infer<typeof certificateRow>;

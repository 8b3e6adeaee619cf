import { z } from 'zod';
import { DISPOSITION_WORDS, ISSUER_BAN_WORDS, ROW_WORDS } from '../disposition-words.ts';
import { partlyKnownDate } from './date.ts';
import { rowId } from './row-id.ts';

const RECALLABLE = [
  'name',
  'aliases',
  'matters',
  'usingDept',
  'issuingBody',
  'disposition',
  'replacedBy',
  'effectiveDate',
  'basis.number',
  'basis.article',
  'basis.title',
] as const;

const exceptionRow = z.strictObject({
  id: z.string().min(1),
  question: z.string().min(1),
  disposition: z.enum(DISPOSITION_WORDS),
  advice: z.string().min(1),
});

const basisRow = z.strictObject({
  title: z.string().min(1),
  number: z.string().nullable(),
  article: z.string().nullable(),
  fictional: z.boolean().optional(),
});

const fields = {
  id: rowId,
  name: z.string().min(1),
  aliases: z.array(z.string().min(1)),
  matters: z.array(z.string().min(1)),
  usingDept: z.array(z.string().min(1)),
  issuingBody: z.array(z.string().min(1)),
  disposition: z.enum(ROW_WORDS),
  replacedBy: z.string().min(1),
  basis: basisRow,
  jurisdiction: z.string().min(1),
  effectiveDate: partlyKnownDate.nullable(),
  sourceUrl: z.string().nullable(),
  confidence: z.enum(['seen', 'from general knowledge']),
  recalledFields: z.array(z.enum(RECALLABLE)).optional(),
  note: z.string().optional(),
  sameAs: z.string().optional(),
  until: partlyKnownDate.optional(),
  fallbacks: z.array(z.enum(DISPOSITION_WORDS)).optional(),
  issuerBan: z.enum(ISSUER_BAN_WORDS).optional(),
  exceptions: z.array(exceptionRow).optional(),
  within: z.string().min(1).optional(),
  bring: z.array(z.string().min(1)).optional(),
};

/** One row of data/requirements/*.json. */
export const requirementRow = z.strictObject(fields);

/** One line of a `--catalogue` file: the same fields; others are passed over, since such files come from elsewhere. */
export const requirementLine = z.object({ ...fields, id: z.string().min(1), replacedBy: z.string() });

/** One row of a county's list: item number, and the shipped row that it derives from. */
export const listRow = z.strictObject({
  ...fields,
  item: z.number().int().positive(),
  from: z.string().min(1).optional(),
});

export type RequirementRow = z.infer<typeof requirementRow>;
export type ListRow = z.infer<typeof listRow>;

import { z } from 'zod';

/** The id of a row: cn-cun-qinshu, sf-juzhu-ruxue. */
export const rowId = z.string().regex(/^[a-z0-9-]+$/, '只能用小写字母、数字和连字符');

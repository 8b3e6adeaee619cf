import type { Sheet } from '../core/document/sheet.ts';
import type { Table } from '../core/document/table.ts';

/** What the worker is asked to make. */
export type Job =
  | { readonly kind: 'sheet'; readonly sheet: Sheet }
  | { readonly kind: 'workbook'; readonly table: Table };

/** What it answers, one answer a job, in order; `ready` before the first. */
export type Made =
  | { readonly kind: 'ready' }
  | { readonly kind: 'made'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing'; readonly character: string }
  | { readonly kind: 'failed'; readonly why: string };

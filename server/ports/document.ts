import type { Sheet } from '../core/document/sheet.ts';
import type { Table } from '../core/document/table.ts';
import type { Result } from '../core/result.ts';
import type { Day } from '../core/time.ts';

/** SM3 (GB/T 32905) and SHA-256 of the same bytes, in hex: no single broken hash makes a forgery pass. */
export type Digests = { readonly sm3: string; readonly sha256: string };

export type Printed = { readonly bytes: Buffer; readonly digests: Digests };

/** Makes files of what the core says, away from the event loop. The same words give the same bytes. */
export interface Printer {
  /**
   * A PDF of one sheet of A4. Refuses with `character-unprintable` when a character has no glyph in any font of this machine: nothing
   * is ever left blank. Refuses with `printer-busy` when too much is waiting.
   */
  sheet(sheet: Sheet): Promise<Result<Printed>>;
  /** An XLSX workbook of one table. Refuses with `printer-busy`. */
  workbook(table: Table): Promise<Result<Printed>>;
}

/** A paper that we issued. Of what it says only this is kept; whoever has the file proves it by its bytes. */
export type IssuedDocument = {
  /** The public number of what it is about: `YS-20190715-0031`, `CN-20190715-0003`. */
  readonly subject: string;
  /** What it says of it: 公示中. */
  readonly standing: string;
  readonly issuedOn: Day;
  readonly digests: Digests;
};

/** Papers that were issued, found by their bytes and by nothing else. */
export interface IssuedDocuments {
  /** The same paper a second time changes nothing. */
  keep(document: IssuedDocument): Promise<void>;
  /** Null for bytes that we never issued. */
  find(digests: Digests): Promise<IssuedDocument | null>;
}

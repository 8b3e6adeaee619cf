import type { Instant } from '../time.ts';

/** One sheet of A4 in words: what it says and in which order; how it looks is the printer's. */
export type Sheet = {
  /** 遗失声明公示证明; also the title that a reader program shows. */
  readonly title: string;
  /** 示范县; who issues it. */
  readonly issuer: string;
  /** `YS-20190715-0031`. */
  readonly number: string;
  /** 出具时:公示中; what holds when it is issued, and what to do about it later. */
  readonly standing: { readonly label: string; readonly note: string };
  /** The sentence that the sheet is for. */
  readonly statement: string;
  readonly sections: readonly { readonly heading: string; readonly lines: readonly string[] }[];
  readonly facts: readonly SheetRow[];
  /** What it takes to check the sheet: hashes and where they stand. */
  readonly proof: { readonly title: string; readonly rows: readonly SheetRow[] };
  readonly notes: readonly string[];
  /** What the QR code opens, and what stands under it. */
  readonly code: { readonly address: string; readonly caption: string };
  /** A drawn signature as lines (`M12 30L14 33`) on a field of this size, and what stands under it. */
  readonly drawing?: Drawing | null;
  /** The date in the file. The same facts give the same bytes, so it is none of the printing. */
  readonly dated: Instant;
};

export type Drawing = {
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly caption: string;
};

export type SheetRow = { readonly label: string; readonly value: string };

/** Every text of a sheet, as it stands. */
export function textsOf(sheet: Sheet): readonly string[] {
  const { title, issuer, number, standing, statement, sections, facts, proof, notes, code, drawing } = sheet;
  return [
    ...[title, issuer, number, standing.label, standing.note, statement],
    ...sections.flatMap(({ heading, lines }) => [heading, ...lines]),
    ...[...facts, ...proof.rows].flatMap(({ label, value }) => [label, value]),
    ...[proof.title, ...notes, code.address, code.caption, drawing?.caption ?? ''],
  ];
}

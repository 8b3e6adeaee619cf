/** A table that leaves the house as a file: the heads of its columns, and its rows. A cell is text or a number, nothing that computes. */
export type Table = {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
};

/** An entry that may be meant, as it is described to whoever is asked. */
export type Nominee = { readonly id: string; readonly text: string };

/** A second opinion on what was meant: embeddings or a model somewhere else. Asked only when the citizen would be asked anyway. */
export interface Scorer {
  /** How well each fits the question, by id, any scale, more is better; null when there is no answer in time. Never throws. */
  score(question: string, nominees: readonly Nominee[]): Promise<ReadonlyMap<string, number> | null>;
}

/** 数据源: where a department's facts are looked up, and by whom: a person at a screen, or a data platform that answers itself. */
export type FactSource = {
  /** Id of the department that answers for it. */
  readonly department: string;
  /** Words in the asked fact by which it is known: 有无住房. */
  readonly facts: readonly string[];
  /** What it is asked as a rule, ready to be sent: 截至今日名下有无住房. */
  readonly asks: readonly string[];
  /** The system's name, as it stands on receipts. */
  readonly system: string;
  readonly mode: 'human' | 'http';
  /** Under which name the platform knows the fact; null for a person. */
  readonly code: string | null;
};

/** The source of a fact in a department; null where nobody wrote one down: then a person looks it up. */
export function sourceOf(
  sources: readonly FactSource[],
  { issuer, fact }: { readonly issuer: string; readonly fact: string },
): FactSource | null {
  return sources.find((each) => each.department === issuer && each.facts.some((words) => fact.includes(words))) ?? null;
}

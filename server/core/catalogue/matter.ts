/** One paper, licence or form that a matter used to ask for. */
export type Material = {
  readonly name: string;
  readonly kind: 'licence' | 'proof' | 'form' | 'other';
  /** Covered by an electronic licence, so it need not be brought (房县's first subtraction). */
  readonly eLicence: boolean;
  /** Id of the list row that decides about it (the second subtraction); null when none does. */
  readonly requirement: string | null;
};

/** 办事事项: one thing a person gets done in the county. */
export type Matter = {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** The department that handles it. */
  readonly department: string;
  /** Other spellings under which catalogue rows name this matter. */
  readonly covers: readonly string[];
  /** The county declares that its list names every proof this matter may ask for; only then can a proof be 清单外. */
  readonly complete: boolean;
  readonly materials: readonly Material[];
};

/** True when `name` is one of the names under which the matter is known. */
export function isMatter(matter: Matter, name: string): boolean {
  return matter.name === name || matter.covers.includes(name) || matter.aliases.includes(name);
}

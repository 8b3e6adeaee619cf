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

/** All names under which a matter is known, its own first. */
export function namesOfMatter({ name, aliases, covers }: Matter): string[] {
  return [name, ...aliases, ...covers];
}

/** True when `name` is one of the names under which the matter is known. */
export function isMatter(matter: Matter, name: string): boolean {
  return matter.name === name || matter.covers.includes(name) || matter.aliases.includes(name);
}

/** By name, the matters known under it, in the order given: as a rule one. */
type MattersByName = ReadonlyMap<string, readonly Matter[]>;

const byName = new WeakMap<readonly Matter[], MattersByName>();
const NONE: readonly Matter[] = [];

function mattersByName(matters: readonly Matter[]): MattersByName {
  const known = byName.get(matters);
  if (known) return known;
  const made = new Map<string, Matter[]>();
  for (const matter of matters)
    for (const name of new Set(namesOfMatter(matter))) made.set(name, [...(made.get(name) ?? []), matter]);
  byName.set(matters, made);
  return made;
}

/** Those of a county's matters that are known under a name, in order. A county's matters never change, so they are sorted by name once. */
export function mattersCalled(name: string, matters: readonly Matter[]): readonly Matter[] {
  return mattersByName(matters).get(name) ?? NONE;
}

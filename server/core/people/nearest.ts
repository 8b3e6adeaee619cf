const MOST = 3;

/** Up to three names that share most with what was typed, best first; the first ones when nothing is shared. */
export function nearest(typed: string, names: readonly string[]): readonly string[] {
  const ranked = names.map((name, at) => ({ name, at, score: likeness(typed, name) }));
  return ranked
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .slice(0, MOST)
    .map(({ name }) => name);
}

/** Dice's coefficient over characters. */
function likeness(left: string, right: string): number {
  const [a, b] = [new Set(left), new Set(right)];
  const shared = [...a].filter((character) => b.has(character)).length;
  return (2 * shared) / (a.size + b.size || 1);
}

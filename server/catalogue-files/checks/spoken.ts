import type { Problems } from '../problems.ts';
import type { SpokenFile } from '../shapes/spoken-file.ts';

/** What descriptions may be of: ids of rows, certificate kinds and matters. */
type Known = Readonly<Record<keyof SpokenFile, ReadonlySet<string>>>;

/** Every description is of something there is, and no two things are described in the same words. */
export function checkSpoken(where: string, file: SpokenFile, known: Known, problems: Problems): void {
  const sections = Object.keys(known) as (keyof SpokenFile)[];
  for (const section of sections) {
    for (const id of Object.keys(file[section]))
      if (!known[section].has(id)) problems.push(`${where}:${section} 里的 ${id} 没有`);
    problems.push(...repeats(file[section]).map((said) => `${where}:${section} 里“${said}”写了不止一次`));
  }
}

function repeats(descriptions: SpokenFile[keyof SpokenFile]): string[] {
  const said = Object.values(descriptions).flat();
  return [...new Set(said.filter((text, at) => said.indexOf(text) !== at))];
}

import type { Catalogue } from '../catalogue/catalogue.ts';
import { plainName } from '../catalogue/family.ts';
import { type Matter, mattersCalled, namesOfMatter } from '../catalogue/matter.ts';
import type { Requirement } from '../catalogue/requirement.ts';
import type { Understanding } from '../question/understanding.ts';

/**
 * The matter that the citizen named in words of its own, apart from the name of the paper: in "分户证明还要吗" nobody said what it is
 * for. Only such a matter may lead to 清单里没有这一项; one that was merely inferred may not.
 */
export function spokenMatter(
  understanding: Understanding,
  proof: readonly string[],
  { home }: Catalogue,
): Matter | null {
  const { matter: heard, read } = understanding;
  if (heard === null) return null;
  const rest = [...proof].sort((a, b) => b.length - a.length).reduce((text, name) => text.replaceAll(name, '|'), read);
  const said = (name: string): boolean => name.length > 1 && rest.includes(name);
  const known = mattersCalled(heard, home.matters);
  return known.find((each) => namesOfMatter(each).some(said)) ?? null;
}

/** Every name under which people may have said the paper of these rows. */
export function namesOf(rows: readonly Requirement[]): string[] {
  return [...new Set(rows.flatMap((row) => [row.name, plainName(row.name), ...row.aliases]))].filter(
    (name) => name.length > 1,
  );
}

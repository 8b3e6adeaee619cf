import type { Problems } from '../problems.ts';
import type { Located } from '../read-json.ts';

/** A sentence for every row whose key an earlier row already has. */
export function findRepeats<T>(rows: readonly Located<T>[], keyOf: (row: T) => string, problems: Problems): void {
  const first = new Map<string, string>();
  for (const { where, value } of rows) {
    const key = keyOf(value);
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, where);
    else problems.push(`${where}:“${key}”重复,${earlier} 已经用了`);
  }
}

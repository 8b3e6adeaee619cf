/** A generated citizen of the walk. Names and numbers stand nowhere else, so that finding one anywhere proves a leak. */
export type Townsman = { readonly account: string; readonly name: string; readonly idNumber: string };

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const NAMES = ['欧阳溪禾', '司徒砚秋', '上官若晴', '夏侯望舒', '诸葛听澜', '尉迟映雪', '慕容知夏', '端木临风'];

function idNumber(n: number): string {
  const first = `9901011${(960 + n).toString().slice(0, 3)}0715${(100 + n * 7).toString()}`.slice(0, 17);
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(first.charAt(at)), 0);
  return `${first}${'10X98765432'.charAt(sum % 11)}`;
}

export const TOWNSPEOPLE: readonly Townsman[] = NAMES.map((name, n) => ({
  account: `o-${n + 1}`,
  name,
  idNumber: idNumber(n),
}));

/** What may never be read by anybody but those whose business it is. */
export function personalIn(text: string): string | null {
  for (const { name, idNumber: number } of TOWNSPEOPLE)
    for (const secret of [name, number, number.slice(0, 14)]) if (text.includes(secret)) return secret;
  return null;
}

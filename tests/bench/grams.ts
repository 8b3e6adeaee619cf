/** Characters and pairs of neighbouring characters: the tokeniser with which general search libraries work best on Chinese. */
export function grams(text: string): string[] {
  const chars = [...text.toLowerCase().replace(/[^\p{Script=Han}\w]/gu, '')];
  return [...chars, ...chars.slice(1).map((char, at) => (chars[at] ?? '') + char)];
}

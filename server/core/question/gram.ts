/** A character, or two neighbouring ones, as one whole number: quick to look up, and no text has to be cut out for it. */
export type Gram = number;

const HIGH = 16;
const LOW = 0xffff;

export function charGram(text: string, at: number): Gram {
  return text.charCodeAt(at);
}

/** The pair that begins at `at`. */
export function pairGram(text: string, at: number): Gram {
  return (text.charCodeAt(at) << HIGH) | text.charCodeAt(at + 1);
}

export function isPair(gram: Gram): boolean {
  return gram >>> HIGH !== 0;
}

/** The characters of a gram. */
export function gramText(gram: Gram): string {
  return isPair(gram) ? String.fromCharCode(gram >>> HIGH, gram & LOW) : String.fromCharCode(gram);
}

const SPACE = 32;

/** The grams of a text, each once, in order of appearance. A list and no set: a question is gone through seven times, and hardly ever looked into. */
export type Grams = readonly Gram[];

/** Single characters and pairs of a text; spaces left out. */
export function gramsOf(text: string): Grams {
  const grams = new Set<Gram>();
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === SPACE) continue;
    grams.add(char);
    if (at + 1 < text.length && text.charCodeAt(at + 1) !== SPACE) grams.add(pairGram(text, at));
  }
  return [...grams];
}

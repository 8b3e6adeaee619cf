import type { Font, Fonts } from './fonts.ts';

type Document = PDFKit.PDFDocument;

/** What pdfkit draws with: the very font object that is asked whether it has a glyph. pdfkit 0.20 does not declare it. */
type Drawer = { hasGlyphForCodePoint(codePoint: number): boolean };
type Drawing = { readonly _font: { readonly font: Drawer } };

/** A piece of text that one font can draw. */
type Run = { readonly font: string; readonly text: string };

/** Draws text in the first font that has each character. */
export type Lettering = {
  /** The runs of a text. Throws for a character that `missing` names. */
  runs(text: string, font?: 'text' | 'strong'): readonly Run[];
  /** The first character that no font has; null when all can be drawn. */
  missing(text: string): string | null;
};

export function lettering(document: Document, fonts: Fonts): Lettering {
  const all = new Map([fonts.text, fonts.strong, ...fonts.others].map((font) => [font.name, font]));
  const drawers = new Map<string, Drawer>();
  const others = fonts.others.map(({ name }) => name);
  /** A font is opened when it is first asked: most sheets need no other than ours. */
  const has = (name: string, character: string): boolean => {
    const font = all.get(name);
    if (font === undefined) return false;
    const drawer = drawers.get(name) ?? drawerOf(document, font);
    drawers.set(name, drawer);
    return drawer.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
  };
  const fontFor = (character: string, wanted: string): string | null =>
    [wanted, ...others].find((font) => has(font, character)) ?? null;

  return {
    missing: (text) => [...plain(text)].find((character) => fontFor(character, 'text') === null) ?? null,
    runs(text, wanted = 'text') {
      const runs: { font: string; text: string }[] = [];
      for (const character of plain(text)) {
        const font = fontFor(character, wanted);
        if (font === null) throw new Error(`No font has U+${character.codePointAt(0)?.toString(16)}.`);
        const last = runs.at(-1);
        if (last?.font === font) last.text += character;
        else runs.push({ font, text: character });
      }
      return runs;
    },
  };
}

function drawerOf(document: Document, { name, bytes, family }: Font): Drawer {
  document.registerFont(name, bytes, family);
  document.font(name);
  return (document as unknown as Drawing)._font.font;
}

/** Control and direction characters are not printed: they can make a text read differently from what it says. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '');
}

import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A font file; `family` names one font of a collection. */
type FontFile = { readonly path: string; readonly family?: string };

const require = createRequire(import.meta.url);

/** Fonts with rare characters (𠮷) where systems put them: Debian, Fedora, Arch, Windows. The shipped one has 54 of CJK Extension B. */
export const SYSTEM_FONTS: readonly FontFile[] = [
  ...[
    '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
    '/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc',
    '/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc',
  ].map((path) => ({ path, family: 'NotoSansCJKsc-Regular' })),
  { path: '/usr/share/fonts/truetype/hanazono/HanaMinB.ttf' },
  { path: 'C:\\Windows\\Fonts\\simsunb.ttf' },
];

export type Font = { readonly name: string; readonly bytes: Buffer; readonly family: string | undefined };

/** What a sheet is set in: text, headings, and the fonts that are asked for a character which the first lacks. */
export type Fonts = { readonly text: Font; readonly strong: Font; readonly others: readonly Font[] };

/** Reads the fonts; takes a moment and 30 MB. */
export function loadFonts(system: readonly FontFile[]): Fonts {
  const others = system.filter(({ path }) => existsSync(path));
  return {
    text: {
      name: 'text',
      bytes: readFileSync(require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')),
      family: undefined,
    },
    strong: {
      name: 'strong',
      bytes: readFileSync(require.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf')),
      family: undefined,
    },
    others: others.map(({ path, family }, order) => ({ name: `other ${order}`, bytes: readFileSync(path), family })),
  };
}

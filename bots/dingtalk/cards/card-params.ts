import type { Card } from '../../../server/core/card/card.ts';
import { tame } from '../render.ts';

/** The template has so many places for buttons; one without a label is not shown. */
const SLOTS = [1, 2, 3, 4] as const;

/** Documented: a value may have 1 KB. */
const MOST_BYTES = 1_000;

/**
 * The values of our card template, strings only, markup tamed: `title`, `state`, `lines`, `revision`, and for each of four places
 * `buttonN` (its label, empty for none) and `lineN` (what a tap sends back, to the letter).
 */
export function cardParams(card: Card, ownAddress: string): Readonly<Record<string, string>> {
  const shown = (text: string): string => bounded(tame(text, ownAddress));
  const buttons = SLOTS.flatMap((slot) => {
    const { label = '', line = '' } = card.buttons[slot - 1] ?? {};
    return [
      [`button${slot}`, shown(label)],
      [`line${slot}`, line],
    ];
  });
  return {
    title: shown(card.title),
    state: shown(card.state),
    lines: bounded(card.lines.map((line) => tame(line, ownAddress)).join('\n\n')),
    revision: String(card.revision),
    ...Object.fromEntries(buttons),
  };
}

/** Cut between characters, and marked as cut. */
function bounded(text: string): string {
  if (Buffer.byteLength(text) <= MOST_BYTES) return text;
  let kept = '';
  let bytes = Buffer.byteLength('…');
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > MOST_BYTES) break;
    kept += character;
  }
  return `${kept}…`;
}

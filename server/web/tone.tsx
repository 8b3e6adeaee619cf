import type { Tone } from '../core/answer/verdict.ts';

/** What stands beside a verdict besides its colour: a tick, a pen, a sheet, a question, a warning. */
const SHAPES: Readonly<Record<Tone, string>> = {
  free: 'M6 12.5l4 4 8-9',
  act: 'M6 18l1-4L16 5l3 3-9 9-4 1zM14 7l3 3',
  kept: 'M7 4h7l4 4v12H7zM13 4v5h5M10 13h5M10 16h5',
  open: 'M9 9a3 3 0 1 1 4.2 2.8c-.8.4-1.2 1-1.2 2M12 17.5v.01',
  danger: 'M12 7v6M12 17v.01',
};

export function ToneIcon({ tone }: { tone: Tone }) {
  return (
    <svg class="tone-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={SHAPES[tone]} />
    </svg>
  );
}

import { renderToString } from 'preact-render-to-string';
import type { Bubble } from '../ports/sandbox.ts';
import { LinkedText } from './linked-text.tsx';
import { stamp } from './sandbox-time.ts';

const SPEAKERS = {
  said: 'by-person',
  answer: 'by-robot',
  notice: 'by-platform',
  card: 'by-robot living-card',
} as const;

/** How the first line stands out. */
const FIRST = { said: undefined, answer: 'first', notice: undefined, card: 'title' } as const;

/** One message of a chat. Whose window it stands in makes it `mine` there: the script sets that on what comes later. */
export function SandboxBubble({ bubble, viewer }: { bubble: Bubble; viewer: string | null }) {
  const { kind, from, lines, note, calls } = bubble;
  const mine = viewer !== null && from?.id === viewer;
  return (
    <article
      class={`bubble ${SPEAKERS[kind]}${mine ? ' mine' : ''}`}
      data-seq={bubble.seq}
      data-tick={bubble.tick}
      data-from={from?.id ?? ''}
    >
      {kind !== 'notice' && (
        <p class="who">
          <span>{from?.name ?? '证跑跑'}</span> <time>{stamp(bubble.at)}</time>
        </p>
      )}
      <div class="words">
        {calls && <p class="calls">@{calls}</p>}
        {lines.map((line, at) => (
          <p key={`${at} ${line}`} class={at === 0 ? FIRST[kind] : undefined}>
            <LinkedText text={line} apart />
            {at === 0 && bubble.state !== '' && <span class="state">{bubble.state}</span>}
          </p>
        ))}
        <Taps taps={bubble.taps} numbered={kind !== 'card'} />
      </div>
      <p class="note">{note}</p>
    </article>
  );
}

function Taps({ taps, numbered }: { taps: Bubble['taps']; numbered: boolean }) {
  if (taps.length === 0) return null;
  return (
    <ul class="taps" aria-label="可以点">
      {taps.map((label, at) => (
        <li key={label}>
          <button type="button" data-tap={at}>
            {numbered && <span class="no">{at + 1} </span>}
            {label}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** A bubble for a window that is open already. */
export function bubbleHtml(bubble: Bubble): string {
  return renderToString(<SandboxBubble bubble={bubble} viewer={null} />);
}

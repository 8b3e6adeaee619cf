import type { CommitmentText, TextSection } from '../core/commitment/commitment-text.ts';

/** The text by section. The button appears where the browser can read aloud. */
export function CommitmentTextView({ text, aloud }: { readonly text: CommitmentText; readonly aloud: string }) {
  return (
    <article class="commitment" aria-label="承诺书全文">
      <p class="aloud" data-aloud={aloud} hidden>
        <button type="button">读给我听</button>
      </p>
      {text.sections.map((section) => (
        <Section key={section.heading} section={section} />
      ))}
    </article>
  );
}

export function Section({ section: { heading, lines } }: { readonly section: TextSection }) {
  return (
    <section>
      <h2>{heading}</h2>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
  );
}

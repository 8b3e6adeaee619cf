import type { SigningStep, SigningView } from '../app/commitment/view-signing.ts';
import type { Refusal } from '../core/result.ts';
import { FillForm, IdentityForm } from './commitment-filling.tsx';
import { ReadBackForm } from './commitment-read-back.tsx';
import { SignForm } from './commitment-signature.tsx';
import { CommitmentTextView } from './commitment-text-view.tsx';
import { html, Page } from './page.tsx';
import type { Site } from './site.ts';

export type SigningForms = {
  /** What every form carries. */
  readonly token: string;
  /** Why the last one was refused; null when it was not. */
  readonly refusal: Refusal | null;
  /** Ids of questions that were answered wrong just now. */
  readonly wrong: readonly string[];
};

const STEPS: readonly { readonly step: SigningStep; readonly label: string }[] = [
  { step: 'read', label: '读懂' },
  { step: 'fill', label: '填写' },
  { step: 'identify', label: '核验身份' },
  { step: 'sign', label: '签字' },
];

/** The commitment, read and signed on one page: the text is above whatever is asked, so that nobody signs what he does not see. */
export function signingPage(site: Site, view: SigningView, forms: SigningForms): string {
  const { text, step } = view;
  return html(
    <Page site={site} title={text.title} unlisted session sign>
      <section class="list-head">
        <h1>{text.title}</h1>
        <p class="quiet">文本 {text.version}</p>
      </section>
      <ol class="signing-steps" aria-label="还有几步">
        {STEPS.map((each) => (
          <li key={each.step} aria-current={each.step === step ? 'step' : undefined}>
            {each.label}
          </li>
        ))}
      </ol>
      {forms.refusal && (
        <section class="notice" role="alert">
          <p class="notice-title">{forms.refusal.message}</p>
          <p>{forms.refusal.next}</p>
        </section>
      )}
      <CommitmentTextView text={text} aloud={view.aloud} />
      {step === 'read' && <ReadBackForm view={view} forms={forms} />}
      {step === 'fill' && <FillForm view={view} forms={forms} />}
      {step === 'identify' && <IdentityForm view={view} forms={forms} />}
      {step === 'sign' && <SignForm view={view} forms={forms} />}
    </Page>,
  );
}

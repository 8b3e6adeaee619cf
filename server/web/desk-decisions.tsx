import type { Refusal } from '../core/result.ts';

/** What a page carries on which a reviewer decides. */
export type DecisionForms = {
  readonly token: string;
  /** A decision that was refused: why, and what was written. */
  readonly failed: { readonly refusal: Refusal; readonly reason: string } | null;
};

type Decision = { readonly verb: string; readonly label: string; readonly consequence: string | null };

type Decided = {
  readonly action: string;
  /** For which decisions a reason is needed, and who reads it. */
  readonly reasonLabel: string;
  readonly decisions: readonly Decision[];
  readonly forms: DecisionForms;
};

/** One reason and a button for each decision, with its consequence written out and its key shown. Nothing where nothing can be decided. */
export function DeskDecisions({ action, reasonLabel, decisions, forms: { token, failed } }: Decided) {
  if (decisions.length === 0) return null;
  return (
    <form class="ask desk-acts" method="post" action={action}>
      <label for="reason">{reasonLabel}</label>
      <textarea
        id="reason"
        name="reason"
        rows={3}
        data-key="9"
        aria-describedby="problem"
        value={failed?.reason ?? ''}
      />
      <p class="problem" id="problem" role="alert">
        {failed && `${failed.refusal.message}${failed.refusal.next}`}
      </p>
      <input type="hidden" name="token" value={token} />
      {decisions.map((decision, index) => (
        <DecisionButton key={decision.verb} decision={decision} shortcut={String(index + 1)} />
      ))}
      <p class="quiet">键盘:按数字到那个决定,回车才办;按 9 写理由,按 0 再回车回列表</p>
    </form>
  );
}

function DecisionButton({
  decision: { verb, label, consequence },
  shortcut,
}: {
  readonly decision: Decision;
  readonly shortcut: string;
}) {
  return (
    <p class="desk-decision">
      <button type="submit" name="verb" value={verb} data-key={shortcut} aria-describedby={`of-${verb}`}>
        {label} <kbd>{shortcut}</kbd>
      </button>
      <span class="quiet" id={`of-${verb}`}>
        {consequence}
      </span>
    </p>
  );
}

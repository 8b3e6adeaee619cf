import type { ObjectionView } from '../app/commitment/objection-desk.ts';
import { spokenTime } from '../core/calendar/spoken-time.ts';
import type { Refusal } from '../core/result.ts';
import { DeskFrame } from './desk-frame.tsx';
import { DeskTable } from './desk-table.tsx';
import { html } from './page.tsx';
import type { Site } from './site.ts';

export type ObjectionForms = {
  readonly token: string;
  /** A decision that was refused: why, and what was written. */
  readonly failed: { readonly refusal: Refusal; readonly reason: string } | null;
};

/** What was found beside what is said against it, and the decisions with their consequence written out. */
export function objectionPage(site: Site, view: ObjectionView, forms: ObjectionForms): string {
  const { queued, found, objection, now } = view;
  return html(
    <DeskFrame site={site} title={queued.number}>
      <section class="desk-head">
        <p>
          <a href="/desk/objections" data-key="0">
            回列表 <kbd>0</kbd>
          </a>
        </p>
        <h1>{queued.proof}</h1>
        <p>
          {queued.state} · {spokenTime(queued.since, now)} ·{' '}
          <a href={`/commitments/${queued.number}`}>{queued.number}</a>
        </p>
      </section>
      <div class="side-by-side">
        <DeskTable caption="核查到的(谁看过,本人查得到)" rows={found} />
        <section class="sheet" aria-labelledby="said">
          <h2 id="said">本人的异议</h2>
          <p>{objection ?? '没有提异议。'}</p>
        </section>
      </div>
      {view.decisions === null ? (
        <p class="desk-warning" role="note">
          这一份是您核查的,请另一位审核员来复核。
        </p>
      ) : (
        view.decisions.length > 0 && <Decisions view={view} forms={forms} />
      )}
    </DeskFrame>,
  );
}

function Decisions({ view, forms: { token, failed } }: { view: ObjectionView; forms: ObjectionForms }) {
  return (
    <form class="ask desk-acts" method="post" action={`/desk/objections/${view.queued.number}`}>
      <label for="reason">理由(必须写,原样发给本人)</label>
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
      {(view.decisions ?? []).map(({ verb, label, consequence }, index) => (
        <p class="desk-decision" key={verb}>
          <button type="submit" name="verb" value={verb} data-key={String(index + 1)} aria-describedby={`of-${verb}`}>
            {label} <kbd>{index + 1}</kbd>
          </button>
          <span class="quiet" id={`of-${verb}`}>
            {consequence}
          </span>
        </p>
      ))}
      <p class="quiet">键盘:按数字到那个决定,回车才办;按 9 写理由,按 0 再回车回列表</p>
    </form>
  );
}

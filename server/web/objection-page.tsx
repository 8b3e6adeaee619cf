import type { ObjectionView } from '../app/commitment/objection-desk.ts';
import { spokenTime } from '../core/calendar/spoken-time.ts';
import { type DecisionForms, DeskDecisions } from './desk-decisions.tsx';
import { DeskFrame } from './desk-frame.tsx';
import { DeskTable } from './desk-table.tsx';
import { html } from './page.tsx';
import type { Site } from './site.ts';

/** What was found beside what is said against it, and the decisions with their consequence written out. */
export function objectionPage(site: Site, view: ObjectionView, forms: DecisionForms): string {
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
      {view.photos.map((order) => (
        <figure class="desk-photo" key={order}>
          <img src={`/desk/objections/${queued.number}/photos/${order}`} alt={`核查时拍的现场照片,第 ${order} 张`} />
          <figcaption class="quiet">核查时拍的第 {order} 张,不公开;打开这一页就记一笔谁看过</figcaption>
        </figure>
      ))}
      {view.decisions === null ? (
        <p class="desk-warning" role="note">
          这一份是您核查的,请另一位审核员来复核。
        </p>
      ) : (
        <DeskDecisions
          action={`/desk/objections/${queued.number}`}
          reasonLabel="理由(必须写,原样发给本人)"
          decisions={view.decisions}
          forms={forms}
        />
      )}
    </DeskFrame>,
  );
}

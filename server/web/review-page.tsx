import type { ReviewView } from '../app/notice/review-desk.ts';
import { spokenTime } from '../core/calendar/spoken-time.ts';
import { dayInWords } from '../core/notice/notice-words.ts';
import { type DecisionForms, DeskDecisions } from './desk-decisions.tsx';
import { DeskFrame } from './desk-frame.tsx';
import { type DeskRow, DeskTable } from './desk-table.tsx';
import { html } from './page.tsx';
import type { Site } from './site.ts';

/** One notice: what was said beside what will be public, and the decisions with their consequence written out. */
export function reviewPage(site: Site, view: ReviewView, forms: DecisionForms): string {
  const { notice, said, now } = view;
  return html(
    <DeskFrame site={site} title={`受理号 ${notice.case}`}>
      <section class="desk-head">
        <p>
          <a href="/desk/notices" data-key="0">
            回列表 <kbd>0</kbd>
          </a>
        </p>
        <h1>
          受理号 {notice.case} · {notice.kind}
        </h1>
        <p>
          {notice.state} · {spokenTime(notice.since, now)}
          {notice.number !== null && (
            <>
              {' '}
              · <a href={`/board/${notice.number}`}>{notice.number}</a>
            </>
          )}
        </p>
      </section>
      <div class="side-by-side">
        <DeskTable caption="本人说的(谁看过,本人查得到)" rows={said} />
        <DeskTable caption="公示板上的" rows={publishedRows(view)} />
      </div>
      {view.photo && <Photo notice={notice.case} />}
      <DeskDecisions
        action={`/desk/notices/${notice.case}`}
        reasonLabel="理由(不予公示、异议、撤销必须写,原样发给本人,最多 200 字)"
        decisions={view.decisions}
        forms={forms}
      />
    </DeskFrame>,
  );
}

function Photo({ notice }: { notice: number }) {
  return (
    <figure class="desk-photo">
      <img src={`/desk/notices/${notice}/photo`} alt="本人发来的照片" />
      <figcaption class="quiet">本人发来的照片,不公开;打开这一页就记一笔谁看过</figcaption>
    </figure>
  );
}

function publishedRows({ published }: ReviewView): readonly DeskRow[] {
  const { title, holder, shown, place, lostOn, endsOn, privateOn } = published;
  return [
    { label: '证件', value: title ?? '' },
    { label: '持有人', value: holder ?? '' },
    { label: '证号', value: shown ?? '不公开' },
    { label: '丢失', value: `${lostOn === null ? '' : dayInWords(lostOn)} ${place ?? ''}` },
    { label: '公示到', value: endsOn === null ? '' : dayInWords(endsOn) },
    { label: '归档日', value: privateOn === null ? '' : dayInWords(privateOn) },
  ];
}

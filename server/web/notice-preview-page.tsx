import type { FormView } from '../app/notice-form/view-form.ts';
import { dayInWords } from '../core/notice/notice-words.ts';
import { UNDERTAKING } from '../core/notice/undertaking.ts';
import { Facts } from './facts.tsx';
import { html, Page } from './page.tsx';
import type { Site } from './site.ts';

/** What will be public and what is undertaken, whole, before it is agreed to. */
export function noticePreviewPage(site: Site, view: FormView, token: string): string {
  const { idTail, photo, review, identity } = view;
  return html(
    <Page site={site} title="看清楚再点 · 登记遗失" session unlisted>
      <section class="list-head">
        <h1>看清楚再点</h1>
        <p class="lead">公示板上只有下面这些{review ? ',点了先由工作人员审核' : ',点了马上公示'}。</p>
      </section>
      <section class="sheet">
        <h2>会公示的</h2>
        <Facts rows={publicRows(view)} />
        <p class="quiet">
          {identity.proved !== null && <>身份:{identity.proved}。</>}
          不公示:您的身份证号({idTail}){photo === 'kept' ? '、照片' : ''}。<a href="/notices/new?edit=1">回去改</a>
        </p>
      </section>
      <section class="sheet">
        <h2>您承诺</h2>
        <ol class="ordered">
          {UNDERTAKING.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
        <form method="post" action="/notices/agreed">
          <input type="hidden" name="token" value={token} />
          <button class="primary" type="submit">
            同意并登记
          </button>
        </form>
      </section>
    </Page>,
  );
}

function publicRows({ published }: FormView): readonly (readonly [string, string])[] {
  const { title, holder, shown, place, lostOn, endsOn } = published;
  return [
    ['证件', title ?? ''],
    ['持有人', holder ?? ''],
    ['证号', shown ?? '不公开'],
    ['丢失', `${lostOn === null ? '' : dayInWords(lostOn)},${place ?? '不清楚'}`],
    ['公示到', endsOn === null ? '' : dayInWords(endsOn)],
  ];
}

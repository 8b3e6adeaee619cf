import type { FormView } from '../app/notice-form/view-form.ts';
import type { Refusal } from '../core/result.ts';
import { LinkedText } from './linked-text.tsx';
import { html, Page } from './page.tsx';
import type { Site } from './site.ts';

export type NoticeIdentityForms = { readonly token: string; readonly refusal: Refusal | null };

/** The form is full: he leaves for the provider and comes back. What was refused there stands above. */
export function noticeIdentityPage(site: Site, view: FormView, { token, refusal }: NoticeIdentityForms): string {
  const { kind, identity } = view;
  return html(
    <Page site={site} title="核验身份 · 登记遗失" session unlisted>
      <section class="list-head">
        <h1>核验身份</h1>
        <p class="lead">填好了。{kind.name}公示前要核验是您本人,别人不能替您登。</p>
      </section>
      {refusal && (
        <section class="notice problems" role="alert">
          <h2 class="notice-title">{refusal.message}</h2>
          <p>{refusal.next}</p>
        </section>
      )}
      <section class="sheet">
        <p>核验后姓名和身份证号照核验到的写,公示板上仍然只露姓。</p>
        <p class="quiet">方式:{identity.provider}</p>
        <form method="post" action="/notices/identity">
          <input type="hidden" name="token" value={token} />
          <button class="primary" type="submit">
            核验身份
          </button>
        </form>
        <p class="quiet">
          <a href="/notices/new?edit=1">回去改</a>。核验不了的,带身份证到窗口登记,或打电话:
          <LinkedText text={site.county.hotline} />
        </p>
      </section>
    </Page>,
  );
}

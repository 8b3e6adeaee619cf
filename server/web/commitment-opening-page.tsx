import type { Refusal } from '../core/result.ts';
import { html, Page } from './page.tsx';
import type { Site } from './site.ts';

/** One button, so that whatever opens links by itself does not use this one up. */
export function openingPage(site: Site, link: string): string {
  return html(
    <Page site={site} title="打开承诺书" unlisted session>
      <section class="stop">
        <h1>打开承诺书</h1>
        <p class="lead">这条链接只能打开一次,要您本人来读、来签。不是您自己要的,就关掉这个页面。</p>
        <form method="post" action={`/commitments/new/${encodeURIComponent(link)}`}>
          <button class="primary" type="submit">
            打开
          </button>
        </form>
      </section>
    </Page>,
  );
}

/** Without a link: how to come by one, and that nobody has to. `refusal`: why the one he had does not serve. */
export function withoutLinkPage(site: Site, refusal: Refusal | null): string {
  const { hotline, hours } = site.county;
  return html(
    <Page site={site} title="签告知承诺书 · 证跑跑" unlisted session>
      <section class="stop">
        <h1>签告知承诺书</h1>
        {refusal && (
          <p class="problem" role="alert">
            {refusal.message}
            {refusal.next}
          </p>
        )}
        <p class="lead">有的证明不用开,本人签一份承诺书就行。签之前先读懂,签不签您自己定。</p>
        <ol class="signing-how">
          <li>在微信公众号里发「签承诺」,后面加上办什么,比如:签承诺 开店</li>
          <li>看完能不能签的三条,答三句话,会给您一条链接</li>
          <li>打开链接,核验身份,本人签字</li>
        </ol>
        <p>
          不用微信的,到办事窗口当面签。去哪个窗口,打 <a href={`tel:${hotline}`}>{hotline}</a>({hours})。
        </p>
        <p>不想签,照旧交证明,窗口一样给办。</p>
      </section>
    </Page>,
  );
}

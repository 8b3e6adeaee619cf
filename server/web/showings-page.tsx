import type { ShowingList } from '../app/commitment/read-showings.ts';
import type { PublicShowing } from '../core/commitment/public-showing.ts';
import { showingTerm } from '../core/commitment/showing-text.ts';
import { html, Page } from './page.tsx';
import type { Site } from './site.ts';

/** 承诺公示: what everybody may say is not true, twenty a page, masked. */
export function showingsPage(site: Site, list: ShowingList): string {
  return html(
    <Page site={site} title="承诺公示 · 证跑跑" unlisted>
      <section class="list-head">
        <h1>承诺公示</h1>
        <p class="lead">这些人签了承诺书,代替一份证明。说得不对的,您可以说。</p>
        <p class="quiet">
          现在公示 {list.all} 份。期满、撤回、核查完的都撤下,不留名单。签的时候本人看过会写什么,才签的。
        </p>
        <p class="quiet no-print">
          证件丢了的声明在<a href="/board">遗失公示</a>
        </p>
      </section>
      <Rows showings={list.showings} />
      <Pager list={list} />
    </Page>,
  );
}

function Rows({ showings }: { showings: readonly PublicShowing[] }) {
  if (showings.length === 0) return <p class="empty">现在没有在公示的承诺。</p>;
  return (
    <ul class="rows" aria-label="在公示的承诺">
      {showings.map((showing) => (
        <li key={showing.number}>
          <article class="row">
            <h2 class="row-title">
              <a href={`/showings/${showing.number}`}>{showing.number}</a>
            </h2>
            <p>
              {showing.place} {showing.holder},承诺:{showing.undertakes[0]}
            </p>
            <p class="quiet whole">
              {showing.matter === null ? '' : `办${showing.matter},`}
              <wbr />
              代替{showing.proof};<wbr />
              公示 {showingTerm(showing.days, showing.until)}
            </p>
          </article>
        </li>
      ))}
    </ul>
  );
}

function Pager({ list: { page, pages, all } }: { list: ShowingList }) {
  if (pages === 1) return null;
  return (
    <nav class="pager" aria-label="翻页">
      {page > 1 ? <a href={`/showings?page=${page - 1}`}>上一页</a> : <span />}
      <span>
        第 {page} 页,共 {pages} 页({all} 份)
      </span>
      {page < pages ? <a href={`/showings?page=${page + 1}`}>下一页</a> : <span />}
    </nav>
  );
}

import type { BoardList, BoardQuery } from '../app/notice/read-board.ts';
import { dayInWords, standingOf } from '../core/notice/notice-words.ts';
import { type PublicNotice, statementOf } from '../core/notice/public-notice.ts';
import type { Day } from '../core/time.ts';
import { BoardBanner } from './board-banner.tsx';
import { BoardFilter } from './board-filter.tsx';
import { html, Page } from './page.tsx';
import type { Site } from './site.ts';
import { StandingText } from './standing-text.tsx';

export type BoardView = {
  readonly list: BoardList;
  readonly query: BoardQuery;
  readonly faults: readonly string[];
  readonly today: Day;
};

/** 遗失公示板: the newest notices, twenty a page, masked. */
export function boardPage(site: Site, { list, query, faults, today }: BoardView): string {
  const { count, spared } = list;
  return html(
    <Page site={site} title="遗失公示板 · 证跑跑" unlisted>
      <BoardBanner faults={[...new Set([...list.faults, ...faults])]} />
      <section class="list-head">
        <h1>遗失公示板</h1>
        <p class="lead">证件丢了在这里声明作废,不收钱,不用登报。</p>
        <p>
          <a href="/notices">
            公示过 {spared.notices} 件,补办一件事 {count.reissued} 件,现在有效 {count.standing} 件;少登报{' '}
            {spared.notices} 件,约省 {spared.yuan.toLocaleString('en-US')} 元
          </a>
          。
        </p>
        <p class="quiet">
          每件按 {spared.each} 元折算({spared.source})。归档的不再列出。
        </p>
        <p class="quiet">
          手里有证、有编号要核对?<a href="/verify">去查验</a>
        </p>
        <p class="quiet no-print">
          签了承诺书、正在公示的在<a href="/showings">承诺公示</a>
        </p>
      </section>
      <BoardFilter list={list} query={query} today={today} />
      <Rows notices={list.notices} today={today} />
      <Pager list={list} query={query} />
      <p class="quiet no-print">
        登记遗失:在微信里发「登记遗失」。各部门订阅:<a href="/feed">Atom</a>、<a href="/feed?format=json">JSON</a>
        。当日根:<a href="/roots?format=text">每天一行</a>。
      </p>
    </Page>,
  );
}

function Rows({ notices, today }: { notices: readonly PublicNotice[]; today: Day }) {
  if (notices.length === 0) return <p class="empty">没有这样的声明。</p>;
  return (
    <ul class="rows" aria-label="声明">
      {notices.map((notice) => (
        <li key={notice.number}>
          <article class="row">
            <h2 class="row-title">
              <a href={`/board/${notice.number}`}>{notice.number}</a>
              <span class="item">
                <StandingText text={standingOf(notice, today)} />
              </span>
            </h2>
            <p>{statementOf(notice)}</p>
            <p class="quiet whole">
              {notice.lostOn === null ? '' : `${dayInWords(notice.lostOn)}丢失,`}
              <wbr />
              {notice.place};<wbr />
              {dayInWords(notice.publishedOn)}公示
            </p>
          </article>
        </li>
      ))}
    </ul>
  );
}

function Pager({ list: { page, pages, all, more }, query }: { list: BoardList; query: BoardQuery }) {
  if (pages === 1) return null;
  return (
    <nav class="pager" aria-label="翻页">
      {page > 1 ? <a href={addressOf(query, page - 1)}>上一页</a> : <span />}
      <span>
        第 {page} 页,共 {pages} 页({all < 1000 ? all : '1,000 多'} 件{more ? ',只能翻 10 页,请缩小范围' : ''})
      </span>
      {page < pages ? <a href={addressOf(query, page + 1)}>下一页</a> : <span />}
    </nav>
  );
}

function addressOf({ kind, place, from, until }: BoardQuery, page: number): string {
  const set = Object.entries({ kind, place, from, until, page: String(page) });
  const filled = set.flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));
  return `/board?${new URLSearchParams(filled)}`;
}

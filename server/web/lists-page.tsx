import type { ListQuery, RequirementList } from '../app/list-requirements.ts';
import type { Requirement } from '../core/catalogue/requirement.ts';
import type { Day } from '../core/time.ts';
import { longDay } from './dates.ts';
import { listAddress } from './list-address.ts';
import { ListFilter } from './list-filter.tsx';
import { ListRows } from './list-rows.tsx';
import { ListTotals } from './list-totals.tsx';
import { html, Page } from './page.tsx';
import type { Site } from './site.ts';

export type ListsView = {
  readonly found: RequirementList;
  readonly query: ListQuery;
  readonly today: Day;
  readonly rows: readonly Requirement[];
  readonly page: number;
  readonly pages: number;
};

/** The public list of a place on a day: what is not needed any more, and what still is. */
export function listsPage(site: Site, view: ListsView): string {
  const { found, query, today } = view;
  const title = found.list?.title ?? `${found.place.name}的证明规定`;
  return html(
    <Page site={site} title={`${title} · 证跑跑`} description={`${title}:哪些证明不用交,哪些还需要,依据是什么。`}>
      <section class="list-head">
        <h1>{title}</h1>
        <p class="lead">{found.on === today ? '今天' : longDay(found.on)}有效的规定,看哪些证明不用交。</p>
        <Version found={found} today={today} query={query} />
      </section>
      <ListFilter view={view} />
      <ListTotals found={found} query={query} />
      <ListRows rows={view.rows} />
      <Pager view={view} />
      <p class="quiet no-print">
        没找到,不等于不用交。<a href="/">问一问</a>,查不到就有人替您核实。
      </p>
    </Page>,
  );
}

function Version({
  found: { list, versions, place },
  today,
  query,
}: {
  found: RequirementList;
  today: Day;
  query: ListQuery;
}) {
  if (list === null)
    return (
      <p class="quiet">
        {versions[0]
          ? `这一天还没有清单,第${versions[0].no}版从${longDay(versions[0].effectiveOn)}起施行。`
          : `下面是${place.name}公布过的规定,不是本县清单,标“未确认”的细节请以当地窗口为准。`}
      </p>
    );
  return (
    <>
      <p>
        第{list.no}版 · {longDay(list.publishedOn)}公布 · {longDay(list.effectiveOn)}起施行
      </p>
      {versions.length > 1 && (
        <ul class="versions no-print" aria-label="各版清单">
          {versions.map((each) => (
            <li key={each.no}>
              {each.no === list.no ? (
                <strong>第{each.no}版(正在看)</strong>
              ) : (
                <a href={listAddress(query, { on: each.effectiveOn > today ? today : each.effectiveOn })}>
                  第{each.no}版({each.effectiveOn} 起)
                </a>
              )}
            </li>
          ))}
          {list.no > 1 && (
            <li>
              <a href={`/lists/${list.no}/changes`}>这一版改了什么</a>
            </li>
          )}
        </ul>
      )}
    </>
  );
}

function Pager({ view: { query, page, pages, found } }: { view: ListsView }) {
  if (pages === 1) return null;
  return (
    <nav class="pager" aria-label="翻页">
      {page > 1 ? <a href={listAddress(query, {}, page - 1)}>上一页</a> : <span />}
      <span>
        第 {page} 页,共 {pages} 页({found.rows.length} 项)
      </span>
      {page < pages ? <a href={listAddress(query, {}, page + 1)}>下一页</a> : <span />}
    </nav>
  );
}

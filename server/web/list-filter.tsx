import type { ListsView } from './lists-page.tsx';

/** What the list is narrowed by: a plain form, so that every view has an address that can be sent on. */
export function ListFilter({ view: { found, query, today } }: { view: ListsView }) {
  const narrowed = [query.place, query.matter, query.disposition, query.on].some(Boolean);
  return (
    <form class="filter no-print" method="get" action="/lists">
      <div class="find">
        <label for="find">找哪份证明</label>
        <input id="find" name="q" type="search" value={query.q ?? ''} placeholder="比如 居住、社保、上学" />
        <button type="submit">查</button>
      </div>
      <details open={narrowed}>
        <summary>换地方、事项、日期</summary>
        <div class="fields">
          <p>
            <label for="place">地方</label>
            <select id="place" name="place">
              {found.places.map((place) => (
                <option key={place.id} value={place.id} selected={place.id === found.place.id}>
                  {place.name}
                </option>
              ))}
            </select>
          </p>
          <p>
            <label for="matter">事项</label>
            <select id="matter" name="matter">
              <option value="">全部</option>
              {found.matters.map((matter) => (
                <option key={matter} value={matter} selected={matter === query.matter}>
                  {matter}
                </option>
              ))}
            </select>
          </p>
          <p>
            <label for="disposition">处置方式</label>
            <select id="disposition" name="disposition">
              <option value="">全部</option>
              {found.totals.byDisposition.map(({ disposition, label }) => (
                <option key={disposition} value={disposition} selected={disposition === query.disposition}>
                  {label}
                </option>
              ))}
            </select>
          </p>
          <p>
            <label for="on">哪一天的规定</label>
            <input id="on" name="on" type="date" value={query.on ?? ''} max={today} />
          </p>
        </div>
      </details>
    </form>
  );
}

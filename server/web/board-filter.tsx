import type { BoardList, BoardQuery } from '../app/notice/read-board.ts';
import type { Day } from '../core/time.ts';

type FilterView = { readonly list: BoardList; readonly query: BoardQuery; readonly today: Day };

/** What the board is searched by: a plain form, so that every view has an address. */
export function BoardFilter({ list: { kinds, places }, query, today }: FilterView) {
  const narrowed = [query.kind, query.place, query.from, query.until].some(Boolean);
  return (
    <form class="filter no-print" method="get" action="/board">
      <div class="find">
        <label for="number">按编号找</label>
        <input id="number" name="number" type="search" placeholder="YS-20190715-0031" autocomplete="off" />
        <button type="submit">查</button>
      </div>
      <details open={narrowed}>
        <summary>按证件、地方、日期找</summary>
        <div class="fields">
          <p>
            <label for="kind">证件</label>
            <select id="kind" name="kind">
              <option value="">全部</option>
              {kinds.map(({ id, name }) => (
                <option key={id} value={id} selected={id === query.kind}>
                  {name}
                </option>
              ))}
            </select>
          </p>
          <p>
            <label for="place">丢失的地方</label>
            <select id="place" name="place">
              <option value="">全部</option>
              {places.map((place) => (
                <option key={place} value={place} selected={place === query.place}>
                  {place}
                </option>
              ))}
            </select>
          </p>
          <DayField name="from" label="公示日从" value={query.from} today={today} />
          <DayField name="until" label="公示日到" value={query.until} today={today} />
        </div>
      </details>
    </form>
  );
}

type DayFieldProps = {
  readonly name: string;
  readonly label: string;
  readonly value: Day | undefined;
  readonly today: Day;
};

function DayField({ name, label, value, today }: DayFieldProps) {
  return (
    <p>
      <label for={name}>{label}</label>
      <input id={name} name={name} type="date" value={value ?? ''} max={today} />
    </p>
  );
}

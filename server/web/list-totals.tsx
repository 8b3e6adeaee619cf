import type { ListQuery, RequirementList } from '../app/list-requirements.ts';
import { listAddress } from './list-address.ts';

/** How many rows fall to each disposition; a tile narrows the list to its rows. The counts add up to the last tile. */
export function ListTotals({ found: { totals }, query }: { found: RequirementList; query: ListQuery }) {
  return (
    <section class="totals" aria-labelledby="totals">
      <h2 id="totals">
        {totals.found === totals.all ? `共 ${totals.all} 项` : `全部 ${totals.all} 项里找到 ${totals.found} 项`}
      </h2>
      <ul>
        {totals.byDisposition
          .filter(({ count }) => count > 0)
          .map(({ disposition, label, count }) => (
            <li key={disposition}>
              <Tile
                label={label}
                count={count}
                href={listAddress(query, { disposition })}
                chosen={disposition === query.disposition}
              />
            </li>
          ))}
        <li>
          <Tile
            label="合计"
            count={totals.found}
            href={listAddress(query, { disposition: null })}
            chosen={query.disposition === undefined}
          />
        </li>
      </ul>
    </section>
  );
}

function Tile(tile: { label: string; count: number; href: string; chosen: boolean }) {
  return (
    <a href={tile.href} aria-current={tile.chosen ? 'true' : undefined}>
      <span>{tile.label}</span> <b data-count>{tile.count}</b>
      <span class="unseen"> 项</span>
    </a>
  );
}

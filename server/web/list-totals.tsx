import type { ListQuery, RequirementList } from '../http/uses.ts';
import { listAddress } from './list-address.ts';

/** How many rows fall to each disposition. The last line is their sum, counted from the rows and not from the table above it. */
export function ListTotals({ found: { totals }, query }: { found: RequirementList; query: ListQuery }) {
  return (
    <table class="totals">
      <caption>
        {totals.found === totals.all ? `共 ${totals.all} 项` : `全部 ${totals.all} 项里找到 ${totals.found} 项`}
      </caption>
      <thead>
        <tr>
          <th scope="col">处置方式</th>
          <th scope="col">项数</th>
        </tr>
      </thead>
      <tbody>
        {totals.byDisposition
          .filter(({ count }) => count > 0)
          .map(({ disposition, label, count }) => (
            <tr key={disposition} class={disposition === query.disposition ? 'chosen' : undefined}>
              <th scope="row">
                <a
                  href={listAddress(query, { disposition: disposition === query.disposition ? null : disposition })}
                  aria-current={disposition === query.disposition ? 'true' : undefined}
                >
                  {label}
                </a>
              </th>
              <td>{count}</td>
            </tr>
          ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">合计</th>
          <td>{totals.found}</td>
        </tr>
      </tfoot>
    </table>
  );
}

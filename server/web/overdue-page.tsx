import type { Allowance } from '../core/clock/clock.ts';
import { spokenMinutes } from '../core/clock/spoken-span.ts';
import type { Instant } from '../core/time.ts';
import { longMoment } from './dates.ts';
import { html, Page } from './page.tsx';
import type { Site } from './site.ts';

type Waiting = { readonly open: number; readonly overdue: number };

export type OverdueView = {
  readonly at: Instant;
  readonly inquiryAllowance: Allowance;
  readonly reissueAllowance: Allowance;
  readonly departments: readonly {
    readonly name: string;
    readonly tasks: Waiting;
    readonly inquiries: Waiting;
    readonly reissues: Waiting;
  }[];
};

/** 超时公开: by department, in numbers alone. */
export function overduePage(site: Site, { at, inquiryAllowance, reissueAllowance, departments }: OverdueView): string {
  const late = departments.reduce((sum, each) => sum + overdueOf(each), 0);
  return html(
    <Page site={site} title={`超时公开 · ${site.county.name}`} description="代跑、协查、补办超时的件数,按部门">
      <h1>超时公开</h1>
      <p>{late === 0 ? '现在没有超时的。' : `现在有 ${late} 件超时。`}</p>
      <p class="quiet">
        {longMoment(at)}。代跑按工作时间算,从派出那一刻起;协查{within(inquiryAllowance)}
        答复;遗失补办{within(reissueAllowance)}
        办结,或者告诉本人为什么不办,有异议的等核实完再算。只公开件数,不公开是谁的事。
      </p>
      {departments.length > 0 && <Table departments={departments} />}
    </Page>,
  );
}

function overdueOf({ tasks, inquiries, reissues }: OverdueView['departments'][number]): number {
  return tasks.overdue + inquiries.overdue + reissues.overdue;
}

function within({ minutes, runs }: Allowance): string {
  return ` ${spokenMinutes(minutes)}内${runs === 'working' ? '(按工作时间)' : ''}`;
}

function Table({ departments }: Pick<OverdueView, 'departments'>) {
  return (
    <table class="counts">
      <caption>在办的件数和其中超时的,按部门</caption>
      <thead>
        <tr>
          <th scope="col">部门</th>
          <th scope="col">代跑</th>
          <th scope="col">协查</th>
          <th scope="col">补办</th>
        </tr>
      </thead>
      <tbody>
        {departments.map(({ name, tasks, inquiries, reissues }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{inWords(tasks)}</td>
            <td>{inWords(inquiries)}</td>
            <td>{inWords(reissues)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** 3,超时 1 */
function inWords({ open, overdue }: Waiting): string {
  return overdue === 0 ? String(open) : `${open},超时 ${overdue}`;
}

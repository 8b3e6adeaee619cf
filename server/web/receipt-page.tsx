import type { Receipt } from '../core/task/receipt.ts';
import { longMoment } from './dates.ts';
import { html, Page } from './page.tsx';
import type { Site } from './site.ts';

/** 代跑回执: large type on one sheet of A4, for who has no telephone. Nobody's number, address or full name stands on it. */
export function receiptPage(site: Site, receipt: Receipt): string {
  const { number, proof, matter, citizen, closedAt, runner, taken, papersSaved, tripsSaved, call } = receipt;
  return html(
    <Page site={site} title={`代跑回执 #${number}`} unlisted>
      <article class="receipt">
        <header>
          <p class="receipt-name">代跑回执 #{number}</p>
          <h1>办好了,您不用再交任何材料。</h1>
        </header>
        <dl>
          <Fact name="替谁办的" value={citizen} />
          <Fact name="办了什么" value={[matter, proof].filter(Boolean).join(' · ')} />
          <Fact name="谁替您跑的" value={runner} />
          <Fact name="什么时候" value={[longMoment(closedAt), taken].filter(Boolean).join(',')} />
          <Fact name="您省了" value={`少交 ${papersSaved} 份材料,少跑 ${tripsSaved} 趟`} />
        </dl>
        <p class="receipt-call">
          有不清楚的,打
          <a href={`tel:${call.telephone}`}>{call.telephone}</a>
          <span>{call.name}</span>
        </p>
        <p class="receipt-note">窗口再要这份证明,给他看这一张,或请他打上面的电话。</p>
        {site.county.fictional && <p class="receipt-note">{site.county.name}是虚构的,这张回执仅供试用。</p>}
      </article>
    </Page>,
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

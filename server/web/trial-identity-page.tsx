import type { Company } from '../core/people/company.ts';
import type { Refusal } from '../core/result.ts';
import { html, Page } from './page.tsx';
import type { Site } from './site.ts';

export type TrialView = {
  readonly request: string;
  readonly purpose: string;
  readonly label: string;
  /** Somebody invented, to be taken over with one tap. */
  readonly person: { readonly name: string; readonly idNumber: string };
  /** The same of a company; null where none is asked for. */
  readonly company: Company | null;
  readonly refusal: Refusal | null;
};

/** 演示核验: believes what is typed, says so in large letters, and takes invented numbers only. */
export function trialIdentityPage(
  site: Site,
  { request, purpose, label, person, company, refusal }: TrialView,
): string {
  return html(
    <Page site={site} title="演示核验" unlisted session>
      <section class="list-head">
        <h1>演示核验</h1>
        <p class="lead">{purpose}。这里没有核对真实身份,正式使用时由实名核验平台来做。</p>
      </section>
      <section class="notice" role={refusal ? 'alert' : 'note'}>
        <p class="notice-title">{refusal ? refusal.message : '不要填真的身份证号'}</p>
        <p>{refusal ? refusal.next : '只收 99 开头的虚构号码,下面替您填好了一个虚构的人,可以改'}</p>
      </section>
      <form class="ask signing" method="post" action={`/identity/trial/${encodeURIComponent(request)}`}>
        <label for="name">姓名</label>
        <input id="name" name="name" type="text" maxLength={30} value={person.name} autocomplete="off" required />
        <label for="idNumber">身份证号(虚构)</label>
        <input
          id="idNumber"
          name="idNumber"
          type="text"
          maxLength={24}
          value={person.idNumber}
          autocomplete="off"
          spellcheck={false}
          required
        />
        {company && <CompanyFields company={company} />}
        <button class="primary" type="submit">
          就用这个身份
        </button>
        <p class="quiet">{label}</p>
      </form>
    </Page>,
  );
}

/** A real provider asks the register of companies whose representative he is; this one believes it. */
function CompanyFields({ company: { title, code } }: { readonly company: Company }) {
  return (
    <>
      <label for="title">是哪个单位的法定代表人(虚构)</label>
      <input id="title" name="title" type="text" maxLength={60} value={title} autocomplete="off" required />
      <label for="code">统一社会信用代码(虚构,第 3 位起是 99)</label>
      <input
        id="code"
        name="code"
        type="text"
        maxLength={24}
        value={code}
        autocomplete="off"
        spellcheck={false}
        required
      />
    </>
  );
}

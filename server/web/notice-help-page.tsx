import type { FormHelp } from '../app/notice-form/form-help.ts';
import { html, Page } from './page.tsx';
import type { Site } from './site.ts';

/** What somebody reads who comes without a link: whether he needs a notice at all, and how he gets to the form. */
export function noticeHelpPage(site: Site, { kinds, others }: FormHelp): string {
  return html(
    <Page site={site} title="登记遗失 · 证跑跑" unlisted>
      <section class="list-head">
        <h1>登记遗失</h1>
        <p class="lead">先看要不要登。多数证丢了不用登报,也不用在这里登。</p>
      </section>
      <section class="sheet">
        <h2>这里登这几种,不收钱</h2>
        <ul class="marked">
          {kinds.map(({ id, name, accepts }) => (
            <li key={id}>
              {name}:登了以后,{accepts}凭编号补发
            </li>
          ))}
        </ul>
      </section>
      <section class="sheet">
        <h2>怎么打开表格</h2>
        <ol class="ordered">
          <li>在微信里找到{site.county.name}的公众号</li>
          <li>发「登记遗失」,选是哪种证</li>
          <li>点「在网页上填」,打开给您的链接。链接只能打开一次,过时了再要一条</li>
        </ol>
        <p>不想用网页,在微信里一句一句答也行。要人帮忙,打 {<Call telephone={site.county.hotline} />}。</p>
      </section>
      <section class="sheet">
        <h2>别的证丢了怎么办</h2>
        <ul class="lost-others">
          {others.map(({ name, advice, where }) => (
            <li key={name}>
              <b>{name}</b>
              <span>
                {advice}
                {where === '' ? '' : `。办的地方:${where}`}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </Page>,
  );
}

function Call({ telephone }: { telephone: string }) {
  return <a href={`tel:${telephone}`}>{telephone}</a>;
}

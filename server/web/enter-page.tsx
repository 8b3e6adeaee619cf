import { DeskFrame } from './desk-frame.tsx';
import { html } from './page.tsx';
import type { Site } from './site.ts';

/** One button, so that whatever opens links by itself does not use this one up. */
export function enterPage(site: Site, link: string): string {
  return html(
    <DeskFrame site={site} title="登录">
      <section class="stop">
        <h1>进入工作台</h1>
        <p class="lead">这条链接只能用一次。不是您自己要的,就关掉这个页面。</p>
        <form method="post" action={`/desk/enter/${encodeURIComponent(link)}`}>
          <button class="primary" type="submit">
            进入
          </button>
        </form>
      </section>
    </DeskFrame>,
  );
}

import { html, Page } from './page.tsx';
import type { Site } from './site.ts';

type Problem = { readonly status: number; readonly message: string; readonly next: string };

/** What a person sees when a page cannot be shown: what happened, what to do, whom to call. */
export function problemPage(site: Site, { status, message, next }: Problem): string {
  return html(
    <Page site={site} title={`${message} · 证跑跑`} unlisted>
      <section class="stop">
        <h1>{message}</h1>
        <p class="lead">{next}</p>
        <p>
          <a class="primary" href="/">
            回首页问一问
          </a>
        </p>
        <p class="quiet">
          急事请打 <a href={`tel:${site.county.hotline}`}>{site.county.hotline}</a>({site.county.hours})。代号 {status}
        </p>
      </section>
    </Page>,
  );
}

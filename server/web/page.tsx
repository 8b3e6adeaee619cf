import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Site } from './site.ts';

type PageProps = {
  readonly site: Site;
  readonly title: string;
  readonly description?: string;
  /** Load the script that keeps the conversation on screen. */
  readonly script?: boolean;
  /** The sandbox: wide, with a style and a script of its own. */
  readonly sandbox?: boolean;
  /** Load the script that reads a commitment aloud and lets a hand sign it. */
  readonly sign?: boolean;
  /** A page that needs a session: says so where the others say that they keep none. */
  readonly session?: boolean;
  /** Kept out of search engines: pages of one person's errand. */
  readonly unlisted?: boolean;
  readonly children: ComponentChildren;
};

/** The frame of every public page: banner of a fictional county, header, one column, footer. */
export function Page({ site, title, description, script, sandbox, sign, session, unlisted, children }: PageProps) {
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#0052D9" />
        <meta name="format-detection" content="telephone=no" />
        {description && <meta name="description" content={description} />}
        {unlisted && <meta name="robots" content="noindex" />}
        <title>{title}</title>
        <link rel="icon" href={site.assets['icon.svg']} type="image/svg+xml" />
        <link rel="stylesheet" href={site.assets['style.css']} />
        {script && <script type="module" src={site.assets['ask.js']} />}
        {sign && <script type="module" src={site.assets['sign.js']} />}
        {sandbox && <link rel="stylesheet" href={site.assets['sandbox.css']} />}
        {sandbox && <script type="module" src={site.assets['sandbox.js']} />}
      </head>
      <body class={sandbox ? 'sandbox' : undefined}>
        <a class="skip" href="#main">
          跳到正文
        </a>
        {site.county.fictional && (
          <p class="banner" role="note">
            {site.county.name}是虚构的,仅供试用
          </p>
        )}
        <Header site={site} />
        <main id="main">{children}</main>
        <Footer site={site} session={session ?? false} />
      </body>
    </html>
  );
}

function Header({ site }: { site: Site }) {
  return (
    <header class="top">
      <a class="brand" href="/">
        <Mark />
        <span>证跑跑</span>
      </a>
      <nav aria-label="主要页面">
        <a href="/">问一问</a>
        <a href="/lists">看清单</a>
        <a href="/board">遗失公示</a>
        <a href="/agents">谁替您跑</a>
        {site.sandbox && <a href="/sandbox">试用台</a>}
      </nav>
      <p class="county">{site.county.name}</p>
    </header>
  );
}

/** A sheet of paper that runs: the papers run, people do not. */
function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" class="mark-ground" />
      <path class="mark-paper" d="M13 7h8l4 4v12a2 2 0 0 1-2 2H13a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2z" />
      <path class="mark-line" d="M15 16.5l2.4 2.4 4.2-4.6M4 12h4M3 16.5h5M4 21h4" />
    </svg>
  );
}

function Footer({ site: { county }, session }: { site: Site; session: boolean }) {
  return (
    <footer class="foot">
      <p>
        拿不准就打电话:<a href={`tel:${county.hotline}`}>{county.hotline}</a>({county.hours})
      </p>
      <p>
        清单由{county.keepers.name}维护,发现写错了请打{' '}
        <a href={`tel:${county.keepers.telephone}`}>{county.keepers.telephone}</a>
      </p>
      <p class="quiet">
        {session
          ? '这一页只留一个办这件事的 cookie,45 分钟作废,不跟踪您。'
          : '不用登录,不留 cookie,不跟踪您。请不要写身份证号和电话。'}
      </p>
    </footer>
  );
}

/** The whole document as text. */
export function html(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`;
}

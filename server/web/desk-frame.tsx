import type { ComponentChildren } from 'preact';
import type { Site } from './site.ts';

/** What every form of the desk carries. */
export type DeskForms = { readonly token: string; readonly key: string };

/** The frame of the pages that staff see: no search engine, no public navigation. */
export function DeskFrame({ site, title, children }: { site: Site; title: string; children: ComponentChildren }) {
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="robots" content="noindex" />
        <title>{`${title} · 工作台`}</title>
        <link rel="icon" href={site.assets['icon.svg']} type="image/svg+xml" />
        <link rel="stylesheet" href={site.assets['style.css']} />
        <link rel="stylesheet" href={site.assets['desk.css']} />
        <script type="module" src={site.assets['desk.js']} />
      </head>
      <body class="desk">
        <a class="skip" href="#main">
          跳到正文
        </a>
        {site.county.fictional && (
          <p class="banner" role="note">
            {site.county.name}是虚构的,仅供试用
          </p>
        )}
        <header class="top">
          <a class="brand" href="/desk">
            <span>证跑跑 · 工作台</span>
          </a>
          <p class="county">{site.county.name}</p>
        </header>
        <main id="main">{children}</main>
        <footer class="foot">
          <p class="quiet">看过什么、回过什么都有留痕。号码和自报的姓名已遮住,没遮住的别抄、别传。</p>
        </footer>
      </body>
    </html>
  );
}

export function FormKeys({ token, drawn }: { token: string; drawn: string }) {
  return (
    <>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="key" value={drawn} />
    </>
  );
}

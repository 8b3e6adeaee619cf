import type { FormView } from '../app/notice-form/view-form.ts';
import { dayInWords, publicLines, standingOf } from '../core/notice/notice-words.ts';
import type { PublicNotice } from '../core/notice/public-notice.ts';
import type { Day } from '../core/time.ts';
import { LinkedText } from './linked-text.tsx';
import { html, Page } from './page.tsx';
import type { Site } from './site.ts';

/** What came of it: the number, or that a reviewer looks first. `found`: somebody had found the certificate before. */
export function noticeDonePage(site: Site, { kind, filed, published, point }: FormView, found: boolean): string {
  const number = filed?.number ?? null;
  const title = number === null ? `交上去了,等审核(受理号 ${filed?.case ?? ''})` : `登记好了:${number}`;
  return html(
    <Page site={site} title={title} session unlisted>
      <section class="stop">
        <h1>{title}</h1>
        {found && <p class="lead">有人捡到过同号的证。先问问捡到的证在哪里,不急着补:{point}</p>}
        {number === null ? (
          <p class="lead">{kind.name}要工作人员看过才公示。公示了、退回了,都在微信里告诉您。</p>
        ) : (
          <>
            <p class="lead">
              公示到 {published.endsOn === null ? '' : dayInWords(published.endsOn)},{kind.accepts}
              凭编号办补发,不用登报。
            </p>
            <p>
              <a class="primary" href={`/board/${number}`}>
                看声明和凭证
              </a>
            </p>
          </>
        )}
        <p class="quiet">证找到了,在微信里发「找到了」;写错了,发「更正」加编号。这个页面可以关了。</p>
      </section>
    </Page>,
  );
}

/** The certificate is announced already: the first notice stands for it, and nothing was filed. */
export function noticeFirstPage(site: Site, shown: PublicNotice | null, today: Day): string {
  return html(
    <Page site={site} title="这个证号已经登记过" session unlisted>
      <section class="stop">
        <h1>{shown === null ? '这个证号已经有人在登记' : `这个证号已经登记过:${shown.number}`}</h1>
        {shown === null ? (
          <p class="lead">正在审核,不用再登。</p>
        ) : (
          <>
            <p class="lead">{standingOf(shown, today)}</p>
            {publicLines(shown).map((line) => (
              <p key={line}>{line}</p>
            ))}
            <p>
              <a class="primary" href={`/board/${shown.number}`}>
                看这份声明
              </a>
            </p>
          </>
        )}
        <p class="quiet">不用再登。不是您登的,在微信里发「找人」,或打 {<LinkedText text={site.county.hotline} />}。</p>
      </section>
    </Page>,
  );
}

import type { FormView } from '../app/notice-form/view-form.ts';
import { dayInWords, publicLines, standingOf } from '../core/notice/notice-words.ts';
import type { PublicNotice } from '../core/notice/public-notice.ts';
import { REISSUE_LABELS, type ReissueState } from '../core/notice/reissue.ts';
import type { Day } from '../core/time.ts';
import { LinkedText } from './linked-text.tsx';
import { html, Page } from './page.tsx';
import type { Site } from './site.ts';
import { StandingText } from './standing-text.tsx';

/** What came of it: the number, or that a reviewer looks first. `found`: somebody had found the certificate before. */
export function noticeDonePage(
  site: Site,
  view: FormView,
  { token, found }: { readonly token: string; readonly found: boolean },
): string {
  const { kind, filed, published, point } = view;
  const number = filed?.number ?? null;
  const title = number === null ? `交上去了,等审核(受理号 ${filed?.case ?? ''})` : `登记好了:${number}`;
  return html(
    <Page site={site} title={title} session unlisted>
      <section class="stop">
        <h1>{number === null ? title : <Numbered said="登记好了" number={number} />}</h1>
        {found && <p class="lead">有人捡到过同号的证。先问问捡到的证在哪里,不急着补:{point}</p>}
        {number === null ? (
          <p class="lead">{kind.name}要工作人员看过才公示。公示了、退回了,都在微信里告诉您。</p>
        ) : (
          <>
            <p class="lead">公示到 {published.endsOn === null ? '' : dayInWords(published.endsOn)},不收钱,不用登报。</p>
            <ReissueStep view={view} token={token} />
            <p>
              <a href={`/board/${number}`}>看声明和凭证</a>
            </p>
          </>
        )}
        <p class="quiet">证找到了,在微信里发「找到了」;写错了,发「更正」加编号。这个页面可以关了。</p>
      </section>
    </Page>,
  );
}

/** A number stands on one line. */
function Numbered({ said, number }: { said: string; number: string }) {
  return (
    <>
      {said}:<b>{number}</b>
    </>
  );
}

/** 补办一件事: the next step, or where it stands. */
function ReissueStep({ view: { kind, filed }, token }: { view: FormView; token: string }) {
  const reissue = filed?.reissue ?? null;
  if (reissue === null) return null;
  if (reissue !== 'open')
    return (
      <p class="notice found" role="status">
        <b>补办:{REISSUE_LABELS[reissue.state]}。</b>
        {SAID[reissue.state](kind.accepts)}
      </p>
    );
  return (
    <form method="post" action="/notices/reissue">
      <input type="hidden" name="token" value={token} />
      <p>要补办,点下面报给{kind.accepts},不用再开证明。办结后旧证作废,声明不能再撤销。</p>
      <button class="primary" type="submit">
        申请补办
      </button>
    </form>
  );
}

const SAID: Readonly<Record<ReissueState, (window: string) => string>> = {
  asked: (window) => `已经报给部门,带身份证到${window},核对本人后领新证。办结了在微信里告诉您。`,
  closed: () => '新证从今天起用,旧证作废;找到了交回去。',
  refused: () => '理由在微信里告诉您了,准备好了在微信里再申请。',
  stopped: () => '声明已经不算数了。',
};

/** The certificate is announced already: the first notice stands for it, and nothing was filed. */
export function noticeFirstPage(site: Site, shown: PublicNotice | null, today: Day): string {
  return html(
    <Page site={site} title="这个证号已经登记过" session unlisted>
      <section class="stop">
        <h1>
          {shown === null ? '这个证号已经有人在登记' : <Numbered said="这个证号已经登记过" number={shown.number} />}
        </h1>
        {shown === null ? (
          <p class="lead">正在审核,不用再登。</p>
        ) : (
          <>
            <p class="lead">
              <StandingText text={standingOf(shown, today)} />
            </p>
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

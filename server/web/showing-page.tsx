import type { ShowingReading } from '../app/commitment/read-showings.ts';
import type { ChallengeForm } from '../core/commitment/challenge.ts';
import { STANDING_LABELS } from '../core/commitment/commitment-receipt.ts';
import type { PublicShowing } from '../core/commitment/public-showing.ts';
import { showingTerm } from '../core/commitment/showing-text.ts';
import type { Refusal } from '../core/result.ts';
import { longDay } from './dates.ts';
import { Facts } from './facts.tsx';
import { html, Page } from './page.tsx';
import { Qr } from './qr.tsx';
import type { Site } from './site.ts';

export type ChallengeForms = {
  /** A challenge was taken just now. */
  readonly heard: boolean;
  /** One that was refused, with what was written. */
  readonly failed: { readonly refusal: Refusal; readonly written: ChallengeForm } | null;
};

/** A commitment on show, for a phone and for one sheet on a village's wall; on the screen also where to say that it is not true. */
export function showingPage(site: Site, reading: ShowingReading, forms: ChallengeForms): string {
  const { showing, standing, reasons } = reading;
  const { number, holder, place } = showing;
  return html(
    <Page site={site} title={`${forms.failed ? '没有收到 · ' : ''}承诺公示 ${number}`} unlisted>
      {forms.heard && (
        <section class="notice found" role="status">
          <p class="notice-title">收到了,镇里会去现场看。</p>
          <p>您写的只给去看的人和审核员看,不公开,也不给本人看。看完以前,什么都不会改。</p>
        </section>
      )}
      <article class="slip" data-tone="open">
        <header>
          <div>
            <p class="slip-name">承诺公示</p>
            <h1 class="number">{number}</h1>
          </div>
          <figure>
            <Qr text={`${site.publicUrl}/showings/${number}`} label={`二维码:打开公示 ${number}`} />
            <figcaption>扫码看</figcaption>
          </figure>
        </header>
        <p class="verdict">
          <span>公示中,有不对的可以说</span>
        </p>
        <p class="notice-text">
          {place} {holder} 签了承诺书:
        </p>
        <ul class="marked showing-said">
          {showing.undertakes.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
        <Facts rows={factsOf(showing, STANDING_LABELS[standing])} />
        <section class="clerk">
          <h2>怎么办</h2>
          <p>没有人说不对,到期就算核查过了。有人说,镇里的代跑员到现场看,看过才定。</p>
          {site.county.fictional && <p>{site.county.name}是虚构的,这份公示仅供试用。</p>}
        </section>
      </article>
      {!forms.heard && <Challenge number={number} reasons={reasons} failed={forms.failed} />}
      <p class="no-print whole">
        <a href="/showings">回承诺公示</a> · <a href={`/commitments/${number}`}>看承诺书的状态</a>
      </p>
    </Page>,
  );
}

function factsOf(showing: PublicShowing, standing: string): readonly (readonly [string, string])[] {
  const { proof, matter, days, from, until, basis } = showing;
  return [
    ...(matter === null ? [] : [['办什么事', matter] as const]),
    ['代替', proof],
    ['公示', `${longDay(from)}起,${showingTerm(days, until)}`],
    ['公示依据', basis],
    ['哈希', standing],
  ];
}

type ChallengeProps = Pick<ChallengeForms, 'failed'> & { readonly number: string; readonly reasons: readonly string[] };

function Challenge({ number, reasons, failed }: ChallengeProps) {
  const written = failed?.written ?? { reason: 0, words: '', contact: '' };
  return (
    <form class="ask signing no-print" method="post" action={`/showings/${number}`} noValidate>
      <h2>知道不是这样?</h2>
      <p class="quiet">不用留名。您写的只给去看的人和审核员看,不公开,也不给本人看。乱说的不会作数,都要到现场看。</p>
      {failed && (
        <p class="problem" role="alert" id="problem">
          {failed.refusal.message}
          {failed.refusal.next}
        </p>
      )}
      <fieldset>
        <legend>哪里不对</legend>
        {reasons.map((reason, at) => (
          <label class="option" key={reason}>
            <input type="radio" name="reason" value={String(at + 1)} checked={written.reason === at + 1} required />
            <span>{reason}</span>
          </label>
        ))}
      </fieldset>
      <label for="words">怎么回事(必须写,最多 200 字)</label>
      <textarea id="words" name="words" rows={3} maxLength={200} required value={written.words} />
      <label for="contact">去看的人怎么问您(可以不填)</label>
      <input
        id="contact"
        name="contact"
        type="text"
        maxLength={40}
        autocomplete="off"
        value={written.contact}
        aria-describedby="contact-hint"
      />
      <p class="quiet" id="contact-hint">
        写电话也行:加密存放,只给去看的人,核查完就删。
      </p>
      <button class="primary" type="submit">
        说不是这样
      </button>
    </form>
  );
}

import type { HandOverView } from '../app/desk/view-hand-over.ts';
import { spokenTime } from '../core/calendar/spoken-time.ts';
import { type HandOverLine, REASONS } from '../core/hand-over/hand-over.ts';
import { channelLabel } from '../core/hand-over/post.ts';
import type { Refusal } from '../core/result.ts';
import type { Instant } from '../core/time.ts';
import { type DeskForms, DeskFrame, FormKeys } from './desk-frame.tsx';
import { stateOf } from './desk-page.tsx';
import { html } from './page.tsx';
import type { Site } from './site.ts';

export type HandOverForms = DeskForms & {
  /** A form that was refused: why, and what was written. */
  readonly failed: { readonly refusal: Refusal; readonly text: string } | null;
};

/** One hand-over: what was said, a field to answer, and a button to give it back, each with its consequence written out. */
export function handOverPage(site: Site, view: HandOverView, forms: HandOverForms): string {
  const { number, reason, place, channel, openedAt, slip, complaint, now } = view;
  return html(
    <DeskFrame site={site} title={`${number} 号`}>
      <section class="desk-head">
        <p>
          <a href="/desk">回列表</a>
        </p>
        <h1>
          {number} 号 · {REASONS[reason]}
        </h1>
        <p>
          {place} · {channelLabel(channel)} · {spokenTime(openedAt, now)}
          {slip !== null && (
            <>
              {' '}
              · 凭条 <a href={`/slips/${slip}`}>{slip}</a>
            </>
          )}
        </p>
        {complaint !== null && (
          <p>
            反映的事和照片:<a href={`/desk/complaints/${complaint}`}>{complaint}</a>
          </p>
        )}
        <p>{stateOf(view, now)}</p>
      </section>
      <section aria-labelledby="said">
        <h2 id="said">说过的话</h2>
        <ul class="desk-said">
          {view.transcript.map((line, index) => (
            <li key={`before-${index + 1}`}>{line}</li>
          ))}
          {view.lines.map((line, index) => (
            <Said key={`since-${index + 1}`} line={line} now={now} />
          ))}
        </ul>
      </section>
      {view.closedAt === null && <Acts number={number} forms={forms} />}
    </DeskFrame>,
  );
}

const SPEAKERS = { citizen: '群众', bot: '机器人', staff: '' } as const;

function Said({ line: { from, by, text, at }, now }: { line: HandOverLine; now: Instant }) {
  return (
    <li data-from={from}>
      <span class="quiet">
        {SPEAKERS[from] || by} · {spokenTime(at, now)}
      </span>
      <br />
      {text}
    </li>
  );
}

function Acts({ number, forms }: { number: number; forms: HandOverForms }) {
  const { failed, token, key } = forms;
  const address = `/desk/hand-overs/${number}`;
  return (
    <section class="desk-acts" aria-label="回复和交还">
      <form class="ask" method="post" action={`${address}/answer`}>
        <label for="text">回他的话(原样发给群众,最多 500 字)</label>
        <textarea id="text" name="text" rows={4} aria-describedby="problem" value={failed?.text ?? ''} />
        <p class="problem" id="problem" role="alert">
          {failed && `${failed.refusal.message}${failed.refusal.next}`}
        </p>
        <FormKeys token={token} drawn={key} />
        <button class="primary" type="submit">
          回给群众,由我接着
        </button>
      </form>
      <form class="give-back" method="post" action={`${address}/give-back`}>
        <FormKeys token={token} drawn={key} />
        <button type="submit">说完了,交还机器人</button>
      </form>
    </section>
  );
}

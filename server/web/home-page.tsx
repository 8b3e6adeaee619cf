import type { Replies } from '../app/read-replies.ts';
import type { Answer } from '../core/answer/answer.ts';
import type { Refusal } from '../core/result.ts';
import { AnswerCard, AnswerTemplate, type Thread } from './answer-card.tsx';
import { EXAMPLES } from './example-questions.ts';
import { html, Page } from './page.tsx';
import { LookAgain, RepliesCard } from './replies-card.tsx';
import type { Site } from './site.ts';

export type HomeView = {
  readonly thread: Thread;
  /** What stands in the field already: an example that was tapped, or what could not be sent. */
  readonly written: string;
  /** What was just said and answered; null on the first visit. */
  readonly turn: { readonly said: string; readonly answer: Answer } | null;
  /** What a person said meanwhile, when that was asked for. */
  readonly replies: Replies | null;
  /** Why what was written could not be answered. */
  readonly refusal: Refusal | null;
  /** The list in force, in one line; null when the county has published none. */
  readonly list: { readonly title: string; readonly rows: number; readonly spared: number } | null;
};

/** The first page: ask here, and what this is. */
export function homePage(site: Site, view: HomeView): string {
  return html(
    <Page
      site={site}
      title="证跑跑:这个证明还要吗?"
      description={`${site.county.name}的无证明服务:出门前先问一句,少跑一趟。`}
      script
    >
      <div class={view.turn || view.replies ? 'home talking' : 'home'} data-home>
        <section class="hero">
          <h1>这个证明还要吗?</h1>
          <p class="lead">出门前先问一句,少跑一趟。</p>
        </section>
        <AskForm view={view} />
        <Conversation view={view} />
        <Examples />
        <About view={view} />
      </div>
    </Page>,
  );
}

function AskForm({ view: { thread, written, refusal, turn } }: { view: HomeView }) {
  return (
    <form class="ask" method="post" action="/" data-ask>
      <label for="q">办什么事,要交什么证明?</label>
      <textarea
        id="q"
        name="q"
        rows={2}
        autocomplete="off"
        enterkeyhint="send"
        placeholder={turn ? '接着问' : '比如:孩子上学报名,还要居住证明吗'}
        required
        aria-describedby="problem"
        aria-invalid={refusal ? 'true' : undefined}
        value={written}
      />
      <p class="problem" id="problem" role="alert" data-problem>
        {refusal && `${refusal.message}${refusal.next}`}
      </p>
      <input type="hidden" name="conversation" value={thread.conversation} />
      <input type="hidden" name="message" value={thread.message} />
      <button class="primary" type="submit" data-send>
        问一问
      </button>
    </form>
  );
}

function Conversation({ view: { turn, thread, replies } }: { view: HomeView }) {
  return (
    <>
      <section class="thread" aria-label="对话" role="log" aria-live="polite" data-thread>
        {replies && <RepliesCard replies={replies} thread={thread} />}
        {turn && (
          <div class="turn">
            <p class="said">
              <span class="unseen">您问:</span>
              {turn.said}
            </p>
            <AnswerCard answer={turn.answer} thread={thread} />
            {turn.answer.behaviour === 'hand-over' && <LookAgain thread={thread} />}
          </div>
        )}
      </section>
      <AnswerTemplate />
    </>
  );
}

function Examples() {
  return (
    <section class="examples" aria-labelledby="examples">
      <h2 id="examples">大家常问</h2>
      <ul>
        {EXAMPLES.map((example) => (
          <li key={example}>
            <a href={`/?q=${encodeURIComponent(example)}`} data-example>
              {example}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function About({ view: { list } }: { view: HomeView }) {
  return (
    <section class="about" aria-labelledby="about">
      <h2 id="about">这是什么</h2>
      <p>
        窗口要您去开证明之前,先在这里问一句。能取消的取消,部门自己能查的自己查,有证照的看证照,可以承诺的签承诺,还要跑的由干部替您跑。
      </p>
      <p>
        有的承诺要公示几天,谁都可以说不对:<a href="/showings">承诺公示</a>
      </p>
      <p>每个回答都写明依据和清单第几版第几项。查不到就说查不到,不会拿“不用交”糊弄您。</p>
      {list && (
        <p>
          <a class="list-link" href="/lists">
            {list.title}
          </a>
          <span>
            共 {list.rows} 项,其中 {list.spared} 项不用您交。
          </span>
        </p>
      )}
    </section>
  );
}

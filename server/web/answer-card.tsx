import type { Answer, Citation } from '../core/answer/answer.ts';
import { verdictOf } from '../core/answer/verdict.ts';
import type { Choice } from '../core/conversation/message.ts';
import { LinkedText } from './linked-text.tsx';
import { ToneIcon } from './tone.tsx';

/** What a form needs to go on with the conversation without a script. */
export type Thread = { readonly conversation: string; readonly message: string };

/** One answer: the verdict in large type, the lines, why, and what can be tapped next. */
export function AnswerCard({ answer, thread }: { answer: Answer; thread: Thread }) {
  const { tone } = verdictOf(answer.verdict);
  return (
    <article class="answer" data-tone={tone}>
      <h2 class="verdict" tabIndex={-1}>
        <ToneIcon tone={tone} />
        <span>
          <LinkedText text={answer.headline || (answer.lines[0] ?? '')} />
        </span>
      </h2>
      <div class="lines">
        {(answer.headline ? answer.lines : answer.lines.slice(1)).map((line) => (
          <p key={line}>
            <LinkedText text={line} />
          </p>
        ))}
      </div>
      {tone !== 'danger' && <Why why={answer.why} citation={answer.citation} />}
      <Choices choices={answer.choices} thread={thread} />
    </article>
  );
}

function Why({ why, citation }: { why: string; citation: Citation | null }) {
  if (!why) return null;
  return (
    <details class="why">
      <summary>为什么这样答</summary>
      <p>{why}</p>
      {citation?.unconfirmed && <p>有的细节来源没写、本县也没有确认。</p>}
    </details>
  );
}

function Choices({ choices, thread }: { choices: readonly Choice[]; thread: Thread }) {
  if (choices.length === 0) return null;
  return (
    <ul class="choices" aria-label="接下来">
      {choices.map((choice) => (
        <li key={choice.id}>
          <form method="post" action="/">
            <input type="hidden" name="conversation" value={thread.conversation} />
            <input type="hidden" name="message" value={thread.message} />
            <input type="hidden" name="said" value={choice.label} />
            <button type="submit" name="choice" value={choice.id}>
              {choice.label}
            </button>
          </form>
        </li>
      ))}
    </ul>
  );
}

/** The empty card that the script copies for each further answer: one structure for both ways. */
export function AnswerTemplate() {
  return (
    <template id="answer-template">
      <article class="answer">
        <h2 class="verdict" tabIndex={-1}>
          {(['free', 'act', 'kept', 'open', 'danger'] as const).map((tone) => (
            <span data-icon={tone} key={tone}>
              <ToneIcon tone={tone} />
            </span>
          ))}
          <span class="verdict-word" />
        </h2>
        <div class="lines" />
        <details class="why">
          <summary>为什么这样答</summary>
        </details>
        <ul class="choices" aria-label="接下来" />
      </article>
    </template>
  );
}

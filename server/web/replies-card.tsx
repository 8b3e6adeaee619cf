import type { Replies } from '../app/read-replies.ts';
import type { Thread } from './answer-card.tsx';
import { LinkedText } from './linked-text.tsx';

/** What a person said meanwhile, newest last. */
export function RepliesCard({ replies: { held, lines }, thread }: { replies: Replies; thread: Thread }) {
  return (
    <article class="answer" data-tone="open">
      <h2 class="verdict" tabIndex={-1}>
        <span>{lines.length === 0 ? '值班的人还没有回' : '值班的人回您'}</span>
      </h2>
      <div class="lines">
        {lines.map(({ id, text }) => (
          <p key={id}>
            <LinkedText text={text} />
          </p>
        ))}
      </div>
      {held && <LookAgain thread={thread} />}
    </article>
  );
}

/** Without a script the page looks when it is told to; with one it looks by itself and takes this away. */
export function LookAgain({ thread }: { thread: Thread }) {
  return (
    <form class="look" method="post" action="/replies" data-look>
      <input type="hidden" name="conversation" value={thread.conversation} />
      <button type="submit">看看有没有回话</button>
    </form>
  );
}

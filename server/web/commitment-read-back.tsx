import type { SigningView } from '../app/commitment/view-signing.ts';
import type { ReadBackQuestion } from '../core/commitment/commitment-rules.ts';
import type { SigningForms } from './commitment-signing-page.tsx';

type Props = { readonly view: SigningView; readonly forms: SigningForms };

/** Three questions; what was answered wrong is said again in other words, and asked again. */
export function ReadBackForm({ view: { questions, understood }, forms: { token, wrong } }: Props) {
  const open = questions.filter(({ id }) => !understood.includes(id));
  return (
    <form class="ask signing" method="post" action="/commitments/new/answers">
      <h2>答三句话,看说清楚没有</h2>
      {wrong.length > 0 && (
        <p class="problem" role="alert">
          有 {wrong.length} 句没答对,下面再说一遍。没答对之前不能签。
        </p>
      )}
      {open.map((question) => (
        <Question key={question.id} question={question} wrong={wrong.includes(question.id)} />
      ))}
      <input type="hidden" name="token" value={token} />
      <button class="primary" type="submit">
        答好了
      </button>
    </form>
  );
}

function Question({ question, wrong }: { readonly question: ReadBackQuestion; readonly wrong: boolean }) {
  const { id, question: asked, options, again } = question;
  return (
    <fieldset>
      <legend>{asked}</legend>
      {wrong && <p class="again">{again}</p>}
      {options.map((option, index) => (
        <label key={option} class="option">
          <input type="radio" name={`answer-${id}`} value={String(index + 1)} required />
          <span>{option}</span>
        </label>
      ))}
    </fieldset>
  );
}

import type { SigningView } from '../app/commitment/view-signing.ts';
import type { SigningForms } from './commitment-signing-page.tsx';

type Props = { readonly view: SigningView; readonly forms: SigningForms };

/** What only he can say: it becomes part of the text that he signs. */
export function FillForm({ view: { towns, town, where, particular }, forms: { token } }: Props) {
  return (
    <form class="ask signing" method="post" action="/commitments/new/fill">
      <h2>{particular === null ? '填一样' : '填两样'}</h2>
      <label for="town">在哪个{where}</label>
      <select id="town" name="town" required>
        <option value="">请选</option>
        {towns.map(({ id, name }) => (
          <option key={id} value={id} selected={id === town}>
            {name}
          </option>
        ))}
      </select>
      {particular && (
        <>
          <label for="particular">{particular.label}</label>
          <input
            id="particular"
            name="particular"
            type="text"
            maxLength={60}
            value={particular.value}
            autocomplete="off"
            aria-describedby="hint"
            required
          />
          <p class="quiet" id="hint">
            {particular.hint}
          </p>
        </>
      )}
      <input type="hidden" name="token" value={token} />
      <button class="primary" type="submit">
        填好了
      </button>
    </form>
  );
}

/** He leaves for the provider and comes back. */
export function IdentityForm({ view: { identityLabel }, forms: { token } }: Props) {
  return (
    <form class="ask signing" method="post" action="/commitments/new/identity">
      <h2>核验身份</h2>
      <p>承诺须本人作出,要核验签的是您本人。家人、代跑员、工作人员都不能代签。</p>
      <p class="quiet">方式:{identityLabel || '网上还不能核验'}</p>
      <input type="hidden" name="token" value={token} />
      <button class="primary" type="submit">
        核验身份
      </button>
    </form>
  );
}

import type { SigningView } from '../app/commitment/view-signing.ts';
import { FIELD } from '../core/commitment/signature.ts';
import type { SigningForms } from './commitment-signing-page.tsx';

type Props = { readonly view: SigningView; readonly forms: SigningForms };

/** Drawn where there is a script and a pointer; typed by who cannot draw, which is recorded as such. */
export function SignForm({ view: { shown, name }, forms: { token } }: Props) {
  return (
    <form class="ask signing" method="post" action="/commitments/new/sign">
      <h2>签字</h2>
      <div class="draw" data-draw hidden>
        <p id="draw-name">在框里手写您的姓名</p>
        <canvas width={FIELD.width} height={FIELD.height} aria-labelledby="draw-name" role="img" />
        <p>
          <button type="button" data-clear>
            清掉重签
          </button>
        </p>
        <input type="hidden" name="drawn" value="" />
      </div>
      <label for="typed">不方便手写的,输入您本人的姓名代替</label>
      <input id="typed" name="typed" type="text" maxLength={30} autocomplete="off" aria-describedby="typed-hint" />
      <p class="quiet" id="typed-hint">
        要和核验过的一样({name});记录里会写明是输入的
      </p>
      <label class="option">
        <input type="checkbox" name="willing" value="yes" required />
        <span>我读懂了,自愿签;知道不签也能照旧交证明</span>
      </label>
      <input type="hidden" name="shown" value={shown} />
      <input type="hidden" name="token" value={token} />
      <button class="primary" type="submit">
        本人签字
      </button>
      <p class="quiet">签了以后,办结以前随时能在微信里发「撤回」。</p>
    </form>
  );
}

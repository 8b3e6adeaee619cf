import type { FormHelp } from '../../app/notice-form/form-help.ts';
import type { SentForm } from '../../app/notice-form/take-form.ts';
import type { FormFiled } from '../../app/notice-form/undertake-form.ts';
import type { FormView } from '../../app/notice-form/view-form.ts';
import type { Problems } from '../../core/notice/whole-form.ts';
import type { Result } from '../../core/result.ts';
import type { Account } from '../../ports/sign-in.ts';

/** What somebody does at the form of a loss notice. Every call but the first two names the session. */
export interface NoticeFormUses {
  help(): FormHelp;
  /** The token of a session for that of a link. */
  enter(link: string): Promise<Result<string>>;
  /** The same for who is signed in, at the form of a notice of his own. */
  enterOwn(account: Account, kind: string): Promise<Result<string>>;
  view(session: string): Promise<Result<FormView>>;
  take(form: SentForm): Promise<Result<Problems>>;
  /** Where he goes to prove who he is. */
  beginIdentity(session: string): Promise<Result<string>>;
  takeIdentity(session: string): Promise<Result<null>>;
  undertake(session: string): Promise<Result<FormFiled>>;
  /** 申请补办. */
  reissue(session: string): Promise<Result<null>>;
}

import type { FormHelp } from '../../app/notice-form/form-help.ts';
import type { SentForm } from '../../app/notice-form/take-form.ts';
import type { FormFiled } from '../../app/notice-form/undertake-form.ts';
import type { FormView } from '../../app/notice-form/view-form.ts';
import type { Problems } from '../../core/notice/whole-form.ts';
import type { Result } from '../../core/result.ts';

/** What somebody does at the form of a loss notice. Every call but the first two names the session. */
export interface NoticeFormUses {
  help(): FormHelp;
  /** The token of a session for that of a link. */
  enter(link: string): Promise<Result<string>>;
  view(session: string): Promise<Result<FormView>>;
  take(form: SentForm): Promise<Result<Problems>>;
  undertake(session: string): Promise<Result<FormFiled>>;
  /** 申请补办. */
  reissue(session: string): Promise<Result<null>>;
  /** Where he goes to prove who he is. */
  beginIdentity(session: string): Promise<Result<string>>;
  takeIdentity(session: string): Promise<Result<null>>;
}

import type { Allowing, EntrustingHelp, ErrandForm } from '../../app/entrust/entrust-own.ts';
import type { OwnTask } from '../../app/entrust/own-task.ts';
import type { Result } from '../../core/result.ts';
import type { Account } from '../../ports/sign-in.ts';

/** What a citizen does on a page about papers that staff fetch for him. */
export interface TaskUses {
  runnable(): EntrustingHelp;
  read(form: ErrandForm): Result<Allowing>;
  /** The task's number. */
  entrust(sent: {
    readonly account: Account;
    readonly form: ErrandForm;
    readonly key: string;
  }): Promise<Result<number>>;
  view(account: Account, number: number): Promise<Result<OwnTask>>;
  withdraw(account: Account, number: number): Promise<Result<null>>;
}

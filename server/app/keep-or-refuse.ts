import type { Result } from '../core/result.ts';
import type { Records, Store } from '../ports/store.ts';

/** One transaction that keeps nothing when its work refuses: whatever was written before the refusal is undone. */
export function keepOrRefuse<T>(store: Store, work: (records: Records) => Promise<Result<T>>): Promise<Result<T>> {
  return store
    .transaction(async (records) => {
      const result = await work(records);
      if (!result.ok) throw new Refused(result);
      return result as Result<T>;
    })
    .catch((fault: unknown) => {
      if (fault instanceof Refused) return fault.result;
      throw fault;
    });
}

/** Carries a refusal out of the transaction, which ends in vain by nothing but a throw. */
class Refused extends Error {
  readonly result: Result<never>;
  constructor(result: Result<never>) {
    super('refused');
    this.result = result;
  }
}

import { shown } from './display.ts';
import type { Reached } from './request.ts';

/** A page that waits for what it shows; `failed` says what went wrong and what can be done. */
type Reading = { setData(data: object): void };

/** What the county answers, while the page says that it waits. Null when nothing came: the page says so then. */
export async function readFor<T>(page: Reading, asked: () => Promise<Reached<T>>): Promise<T | null> {
  page.setData({ state: 'loading', shown: shown(), problem: { code: '', message: '', next: '' } });
  const reached = await asked();
  if (reached.ok) return reached.value;
  page.setData({ state: 'failed', problem: reached.problem });
  return null;
}

import { shown } from './display.ts';
import { readFor } from './reading.ts';
import type { Reached } from './request.ts';

/** A page that reads a list once and narrows it by what is typed. */
type Searching = {
  readonly data: { readonly q: string };
  setData(data: object): void;
  read(): Promise<void>;
  draw(): void;
};

/** What such a page starts with. */
export const toSearch = () => ({
  shown: shown(),
  state: 'loading' as 'loading' | 'shown' | 'failed',
  problem: { message: '', next: '' },
  q: '',
});

/** Reads the whole list; what came is shown at once. */
export async function readToSearch<T>(
  page: Searching,
  asked: () => Promise<Reached<T>>,
  take: (given: T) => void,
): Promise<void> {
  const given = await readFor(page, asked);
  if (given === null) return;
  take(given);
  page.setData({ state: 'shown' });
  page.draw();
}

/** What such a page does when it is opened, tried again, or written in. */
export const searching = {
  onLoad(this: Searching): void {
    void this.read();
  },
  again(this: Searching): void {
    void this.read();
  },
  search(this: Searching, event: WechatMiniprogram.Input): void {
    this.setData({ q: event.detail.value.trim() });
    this.draw();
  },
};

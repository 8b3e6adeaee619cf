import type { Problem } from '../../server/http/contract.ts';

/** A page that shows a list a part at a time. */
type Paged = {
  readonly data: { readonly state: string; readonly page: number; readonly pages: number };
  load(page: number): Promise<void>;
};

function more(this: Paged): void {
  const { state, page, pages } = this.data;
  if (state === 'shown' && page < pages) void this.load(page + 1);
}

/** What such a page does when it is tried again, asked for more, or read to its end. */
export const paging = {
  again(this: Paged): void {
    void this.load(1);
  },
  more,
  onReachBottom: more,
};

/** Why a part did not come: the first leaves nothing to show, a later one leaves what is shown. */
export function failedAt(paged: { setData(data: object): void }, page: number, problem: Problem): void {
  if (page > 1) void wx.showToast({ title: problem.message, icon: 'none' });
  else paged.setData({ state: 'failed', problem });
}

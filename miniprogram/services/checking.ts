import { noticeNumberIn } from './open-data.ts';
import { slipNumberIn } from './slips.ts';

/** The page of what was scanned or typed: a slip or a loss notice, by number or by the address in its code. Null for anything else. */
function pageOfNumber(text: string): string | null {
  const slip = slipNumberIn(text);
  if (slip !== null) return `/pages/slip/slip?number=${slip}`;
  const notice = noticeNumberIn(text);
  return notice === null ? null : `/packages/board/pages/notice/notice?number=${notice}`;
}

/** Opens what was scanned or typed; says so when it is nothing of ours. */
export function openNumber(text: string): void {
  const url = pageOfNumber(text);
  if (url === null) void wx.showToast({ title: '这不是我们出的编号', icon: 'none' });
  else void wx.navigateTo({ url });
}

export function scanToCheck(): void {
  wx.scanCode({ success: ({ result }) => openNumber(result) });
}

/** Puts words into the clipboard; WeChat itself says that it did. */
export function copy(words: string): void {
  wx.setClipboardData({
    data: words,
    fail: () => void wx.showToast({ title: '没复制成,再点一次', icon: 'none' }),
  });
}

/** Goes to the first page and asks there. Nobody has to say who he is for that. */
export function askAbout(words: string): void {
  void wx.reLaunch({ url: `/pages/ask/ask?q=${encodeURIComponent(words)}` });
}

/** Goes on there with words about what is the reader's own: he is asked for his account first, when he has not said yes. */
export function goOnWith(words: string): void {
  void wx.reLaunch({ url: `/pages/ask/ask?say=${encodeURIComponent(words)}` });
}

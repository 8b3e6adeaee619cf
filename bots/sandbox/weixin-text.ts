import type { Tap } from './transcript.ts';

/** A text message as the citizen sees it: the lines, and the links that WeChat turns into things to tap. */
export type Shown = { readonly lines: readonly string[]; readonly taps: readonly Tap[] };

const LINK = /^(?:回复 \d+ )?<a href="weixin:\/\/bizmsgmenu\?msgmenucontent=([^"&]*)&msgmenuid=([^"]*)">([^<]*)<\/a>$/u;

export function shownInWeixin(text: string): Shown {
  const lines: string[] = [];
  const taps: Tap[] = [];
  for (const line of text.split('\n')) {
    const [, content = '', menuId = '', label = ''] = LINK.exec(line) ?? [];
    if (label === '') lines.push(line);
    else taps.push({ label, text: content, menuId });
  }
  return { lines, taps };
}

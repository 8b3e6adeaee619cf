/** A stretch of text, end exclusive, in UTF-16 units. */
export type Span = { readonly start: number; readonly end: number };

const REACH = 14;
/** Words after which the thing asked for begins: 要|开|办|提供… */
const OPENERS =
  /(?:需要|需不需要|要不要|要去|要开|要提供|提供|出具|开具|开个|开一个|开的|打印|叫我|让我|喊我|去开|去打|非要|还要|还得|必须|不开|能开|要|开|办|打|交|拿|写|弄|搞|补|让|叫|喊|给)/gu;

function startOfTarget(before: string): number {
  let start = 0;
  for (const match of before.matchAll(OPENERS)) {
    const end = match.index + match[0].length;
    if (before.length - end >= 1) start = end;
  }
  return start;
}

/** Where the thing asked for stands: what comes before 证明 (目的要[X]证明), or after it when it is a verb (要证明[X]). */
export function targetSpans(read: string): Span[] {
  const spans: Span[] = [];
  for (const match of read.matchAll(/证明|证书/gu)) {
    const segment = read.lastIndexOf(' ', match.index) + 1;
    const from = Math.max(segment, match.index - REACH);
    const start = from + startOfTarget(read.slice(from, match.index));
    if (match.index - start >= 2) spans.push({ start, end: match.index });
    else spans.push(...spanAfter(read, match.index + match[0].length));
  }
  return spans.length > 0 ? spans : [{ start: 0, end: read.length }];
}

function spanAfter(read: string, start: number): Span[] {
  const stop = read.indexOf(' ', start);
  const end = Math.min(stop < 0 ? read.length : stop, start + REACH);
  return end - start >= 2 ? [{ start, end }] : [];
}

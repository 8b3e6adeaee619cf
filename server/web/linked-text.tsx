/** Slip numbers, and the telephone numbers that replies give: people tap them instead of copying them. */
const LINKS =
  /((?:https?:\/\/[^\s,。;]{1,200}\/slips\/)?MZ-\d{8}-\d{4,6})|((?<![\d-])(?:110|119|120|122|12\d{3}|0\d{2,3}-\d{7,8}|1[3-9]\d{9})(?![\d-]))/g;

/** Text in which slip numbers lead to the slip and telephone numbers dial. */
export function LinkedText({ text }: { text: string }) {
  return <>{text.split(LINKS).map((part, index) => linked(part, index))}</>;
}

/** `split` gives, in turn: plain text, slip number, telephone number. */
function linked(part: string | undefined, index: number) {
  if (!part) return null;
  if (index % 3 === 1) return <a href={`/slips/${part.slice(part.indexOf('MZ-'))}`}>{part}</a>;
  return index % 3 === 2 ? <a href={`tel:${part}`}>{part}</a> : part;
}

/** Slip numbers, telephone numbers, and addresses of pages of ours: people tap them instead of copying them. */
const LINKS =
  /((?:https?:\/\/[^\s,。;]{1,200}\/slips\/)?MZ-\d{8}-\d{4,6})|((?<![\d-])(?:110|119|120|122|12\d{3}|0\d{2,3}-\d{7,8}|1[3-9]\d{9})(?![\d-]))|(https?:\/\/[\w.:-]{1,120}\/(?:board|verify|notices\/new|commitments)(?:\/[\w-]{1,60}){0,2}(?![\w/.]))/g;

/** `apart`: what is tapped opens beside the page that shows the text. */
type Props = { readonly text: string; readonly apart?: boolean };

/**
 * Text in which slip numbers lead to the slip, telephone numbers dial, and addresses of ours open. Only the path of an address is followed:
 * whatever somebody quotes, nobody leaves this site by it.
 */
export function LinkedText({ text, apart = false }: Props) {
  return <>{text.split(LINKS).map((part, index) => linked(part, index, apart))}</>;
}

/** `split` gives, in turn: plain text, slip number, telephone number, address. */
function linked(part: string | undefined, index: number, apart: boolean) {
  if (!part) return null;
  const target = apart ? '_blank' : undefined;
  switch (index % 4) {
    case 1:
      return (
        <a href={`/slips/${part.slice(part.indexOf('MZ-'))}`} target={target}>
          {part}
        </a>
      );
    case 2:
      return <a href={`tel:${part}`}>{part}</a>;
    case 3:
      return (
        <a href={part.slice(part.indexOf('/', part.indexOf('//') + 2))} target={target}>
          {part}
        </a>
      );
    default:
      return part;
  }
}

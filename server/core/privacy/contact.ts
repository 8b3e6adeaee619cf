/** A telephone number that somebody left, or something that was meant as one and is none; null when there is nothing of the kind. */
export type GivenContact = { readonly number: string } | { readonly fault: 'id-number' | 'malformed' } | null;

const MOBILE = /(?<!\d)(?:\+?86)?(1[3-9]\d{9})(?!\d)/u;
const LANDLINE = /(?<!\d)(0\d{2,3})(\d{7,8})(?!\d)/u;
const ID_NUMBER = /(?<!\d)\d{17}[\dXx](?!\d)/u;
const MEANT = /\d{6,}/u;

/** Reads a telephone number out of a message, in either width, with spaces and dashes between the digits, with +86 before it. */
export function contactIn(text: string): GivenContact {
  const digits = text.normalize('NFKC').replace(/(?<=\d)[\s\-\u2013\u2014.]{1,2}(?=\d)/gu, '');
  if (ID_NUMBER.test(digits)) return { fault: 'id-number' };
  const mobile = MOBILE.exec(digits)?.[1];
  if (mobile) return { number: mobile };
  const landline = LANDLINE.exec(digits);
  if (landline) return { number: `${landline[1]}-${landline[2]}` };
  return MEANT.test(digits) ? { fault: 'malformed' } : null;
}

/** 138****5678, 0990-****101: enough to see whether it is one's own. */
export function maskContact(number: string): string {
  const [area, rest] = number.split('-');
  return rest === undefined ? `${number.slice(0, 3)}****${number.slice(-4)}` : `${area}-****${rest.slice(-3)}`;
}

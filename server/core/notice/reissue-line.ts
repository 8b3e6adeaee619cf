import { hyphened } from './notice-act.ts';

/** What a colleague of the department that reissues types: 补办 YS-… 办结, 补办 YS-… 不办 理由. */
export type ReissueLine = {
  readonly verb: 'close' | 'refuse';
  readonly number: string;
  /** As it was typed; empty when nothing was. */
  readonly reason: string;
};

const MENTION = /^\s*(?:@[^\s@]{1,40}\s+)+/u;
const LINE = /^补办[\s:,]*(ys-?\d{8}-?\d{4,6})[\s:,]*(办结|不办)(?:[\s:,]+([\s\S]*))?$/iu;
const END = /[\s。.!~]+$/u;

/** Reads a line of staff; null when it is none of these. */
export function readReissueLine(typed: string): ReissueLine | null {
  const text = typed.normalize('NFKC').replace(MENTION, '').trim().replace(END, '');
  const [, number = '', said, reason = ''] = LINE.exec(text) ?? [];
  if (said === undefined) return null;
  return { verb: said === '办结' ? 'close' : 'refuse', number: hyphened(number), reason: reason.trim() };
}

/** The line of a button. */
export function reissueLine(number: string, said: '办结' | '不办'): string {
  return `补办 ${number} ${said}`;
}

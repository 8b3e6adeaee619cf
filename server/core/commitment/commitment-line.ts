import { commitmentNumber } from './commitment-act.ts';

export type CommitmentLineVerb = 'decide' | 'exempt' | 'uphold' | 'dismiss' | 'repair';

/** What a line of staff about a commitment asks for: 事项办结 CN-…, 免予核查 CN-… 1, 异议成立 CN-… 理由. */
export type CommitmentLine = {
  readonly verb: CommitmentLineVerb;
  readonly number: string;
  /** As it was typed; empty when nothing was. */
  readonly reason: string;
};

const MENTION = /^\s*(?:@[^\s@]{1,40}\s+)+/u;
const SAID: Readonly<Record<string, CommitmentLineVerb>> = {
  事项办结: 'decide',
  免予核查: 'exempt',
  异议成立: 'uphold',
  异议不成立: 'dismiss',
  信用修复: 'repair',
};
const LINE = /^(事项办结|免予核查|异议成立|异议不成立|信用修复)[\s:,]*(cn-?\d{8}-?\d{4,6})[\s:,]*([\s\S]*)$/iu;

/** Reads a line of staff; null when it is none of these. */
export function readCommitmentLine(typed: string): CommitmentLine | null {
  const [, said = '', number = '', reason = ''] = LINE.exec(typed.normalize('NFKC').replace(MENTION, '').trim()) ?? [];
  const verb = SAID[said];
  return verb === undefined ? null : { verb, number: commitmentNumber(number), reason: reason.trim() };
}

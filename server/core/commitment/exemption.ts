import { done, type Result, refused } from '../result.ts';
import type { Instant } from '../time.ts';
import type { CommitmentRules } from './commitment-rules.ts';

/** 免予核查: nobody checks it, why, who decided so and for which department. */
export type Exemption = {
  /** Staff id. */
  readonly by: string;
  /** Name of the department. */
  readonly department: string;
  readonly at: Instant;
  /** One of the county's reasons, to the letter. */
  readonly reason: string;
};

/** The reason that was typed, by its number or in its words. Refuses whatever the county does not list, with the list. */
export function exemptionReason({ exemptions }: Pick<CommitmentRules, 'exemptions'>, typed: string): Result<string> {
  const said = typed.normalize('NFKC').trim();
  const chosen = exemptions[Number(/^[1-9]$/u.exec(said)?.[0] ?? 0) - 1];
  const found = chosen ?? exemptions.find((reason) => reason.normalize('NFKC') === said);
  if (found !== undefined) return done(found);
  if (exemptions.length === 0) return refused('exemption-not-here', '本县没有免予核查的理由。', '照常核查。');
  return refused(
    'exemption-reason',
    '免予核查只能用县里定的理由。',
    `编号后面写数字:${exemptions.map((reason, at) => `${at + 1} ${reason}`).join(' · ')}`,
  );
}

/** 部门用共享数据核过了,结果一致(县市场监督管理局): for who signed it and whom he shows it to. */
export function exemptionInWords({ reason, department }: Exemption): string {
  return `${reason}(${department})`;
}

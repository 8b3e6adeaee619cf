import type { Requirement } from '../catalogue/requirement.ts';
import type { Day } from '../time.ts';
import type { CommitmentRules } from './commitment-rules.ts';
import type { CreditRecord } from './credit-record.ts';

/** One thing that has to hold before somebody may sign, and what shows that it does. */
export type Gate = {
  readonly name: 'positive-list' | 'not-excluded' | 'clean';
  readonly passed: boolean;
  /** In words of who is to sign: 清单第3版第105项写着可以承诺(正面清单). */
  readonly said: string;
};

export type GateSetting = {
  readonly row: Requirement;
  readonly listNo: number;
  readonly rules: CommitmentRules;
  readonly credit: CreditRecord | null;
  readonly today: Day;
};

/** The three gates, in order; all of them are shown, passed or not. */
export function gatesFor({ row, listNo, rules, credit, today }: GateSetting): readonly Gate[] {
  const listed = row.disposition === 'committed';
  const field = excludedField(row, rules);
  const untrue = isStanding(credit, today);
  const item = row.item === null ? '' : `第${row.item}项`;
  return [
    {
      name: 'positive-list',
      passed: listed,
      said: `清单第${listNo}版${item}${listed ? '写着可以承诺(正面清单)' : '没有写可以承诺'}`,
    },
    {
      name: 'not-excluded',
      passed: field === null,
      said: field === null ? '不是安全、健康、环保这些不能承诺的事' : `这类事不能承诺:${field}`,
    },
    {
      name: 'clean',
      passed: !untrue,
      said: untrue ? '以前签的有一份不属实,还没有改正(信用修复)' : '以前没有签过不属实的,或者已经改正了',
    },
  ];
}

/** A record counts until it is repaired or its time is over. */
export function isStanding(credit: CreditRecord | null, today: Day): boolean {
  return credit !== null && credit.repairedAt === null && today <= credit.until;
}

function excludedField({ name, matters }: Requirement, { excluded }: CommitmentRules): string | null {
  const texts = [name, ...matters];
  const found = excluded.find(({ words }) => words.some((word) => texts.some((text) => text.includes(word))));
  return found?.field ?? null;
}

import type { Choice } from '../conversation/message.ts';

/** Prefixes of choice ids; what follows the colon is an id or a name of the catalogue. */
export const CHOOSES = {
  requirement: 'row:',
  certificate: 'certificate:',
  matter: 'matter:',
  use: 'use:',
  place: 'place:',
} as const;

const SLIP: Choice = { id: 'slip', label: '要凭条' };
export const INSISTS: Choice = { id: 'insist', label: '窗口还是要' };
export const REPHRASE: Choice = { id: 'rephrase', label: '换个问法' };
export const PERSON: Choice = { id: 'person', label: '找人' };
export const NONE: Choice = { id: 'none', label: '都不是' };
export const YES: Choice = { id: 'yes', label: '是' };
export const NO: Choice = { id: 'no', label: '不是' };

export const ENTRUST: Choice = { id: 'entrust', label: '委托代跑' };
export const GRANT: Choice = { id: 'grant', label: '同意授权' };

/** What can be done after an answer that cites a rule. */
export const AFTER_ANSWER: readonly Choice[] = [SLIP, INSISTS, REPHRASE, PERSON];

/** The same where staff fetch the paper: the citizen can let them. */
export const AFTER_RUN: readonly Choice[] = [ENTRUST, SLIP, INSISTS, PERSON];

/** The same where a signature will do and can be given here: the citizen may sign, or bring the paper. */
export function afterCommitment(row: string): readonly Choice[] {
  return [{ id: `commitment:begin:${row}`, label: '签承诺' }, SLIP, INSISTS, PERSON];
}

/** What can be done when there is nothing to print on a slip. */
export const AFTER_ADVICE: readonly Choice[] = [REPHRASE, PERSON];

export function chooseMatter(name: string): Choice {
  return { id: `${CHOOSES.matter}${name}`, label: name };
}

/** One paper for one matter: settles both at a tap. */
export function chooseUse(requirement: string, matter: string): Choice {
  return { id: `${CHOOSES.use}${requirement}:${matter}`, label: matter };
}

/** The paper and the matter that a choice stands for; null when it stands for something else. */
export function usedFor(id: string): { readonly requirement: string; readonly matter: string } | null {
  const [, requirement, matter] = /^use:([^:]+):(.+)$/u.exec(id) ?? [];
  return requirement === undefined || matter === undefined ? null : { requirement, matter };
}

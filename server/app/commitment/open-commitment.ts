import { type Commitment, newCommitment } from '../../core/commitment/commitment.ts';
import { NO_FORM, NO_PROVIDER } from '../../core/commitment/commitment-answer.ts';
import { signable, type TextSetting } from '../../core/commitment/commitment-text.ts';
import type { Gate } from '../../core/commitment/gates.ts';
import { move } from '../../core/commitment/move.ts';
import { UNSIGNED } from '../../core/commitment/state.ts';
import { dayOf, type Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import type { Means } from '../means.ts';
import type { Chosen } from './choose-row.ts';
import { keepCommitment } from './keep-commitment.ts';
import { allPassed, passGates } from './pass-gates.ts';

/** What comes of wanting to sign: only at a counter, a gate is shut, or a draft. `commitment`: null where nobody can be told later. */
export type Opening =
  | { readonly kind: 'counter'; readonly why: string }
  | { readonly kind: 'shut'; readonly gates: readonly Gate[]; readonly list: TextSetting['list'] }
  | {
      readonly kind: 'passed';
      readonly gates: readonly Gate[];
      readonly form: TextSetting['form'];
      readonly commitment: Commitment | null;
    };

type Wanted = { readonly signer: Commitment['signer']; readonly at: Instant };

/** Looks at the gates; passed, a draft is opened, and what he had begun before goes. */
export async function openCommitment(
  means: Means,
  records: Records,
  chosen: Chosen,
  { signer, at }: Wanted,
): Promise<Opening> {
  const found = signable(means.catalogue.home, chosen.row.id, dayOf(at));
  if (found === null || !means.identity) return { kind: 'counter', why: found === null ? NO_FORM : NO_PROVIDER };
  const gates = await passGates(means, records, found, { account: signer.talk, identity: null }, dayOf(at));
  if (!allPassed(gates)) return { kind: 'shut', gates, list: found.list };
  const commitment = signer.recipient === null ? null : await open(records, chosen, { signer, at });
  return { kind: 'passed', gates, form: found.form, commitment };
}

async function open(records: Records, { row, matter }: Chosen, { signer, at }: Wanted): Promise<Commitment> {
  for (const old of await records.commitments.ofSigner(signer.talk, UNSIGNED, 20))
    await records.commitments.drop(old.case);
  const typed = await records.numbers.nextTyped();
  const draft = newCommitment({ case: typed, row: row.id, proof: row.name, matter, signer }, at);
  const gated = move(draft, { verb: 'pass', by: 'rule', at });
  if (!gated.ok) throw new Error('A commitment that begins cannot pass its gates.');
  await records.commitments.add(draft, at);
  await keepCommitment(records, gated.value, { by: 'bot', at });
  return gated.value;
}

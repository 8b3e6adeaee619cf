import type { Answer } from '../core/answer/answer.ts';
import { scrub } from '../core/privacy/scrub.ts';
import { dayOf } from '../core/time.ts';
import type { Step } from './step.ts';

const ASKS_CONTACT = '要专班回复您,就发个电话号码来(只用来回这一件);不要就不用管';

export type Nominated = { readonly answer: Answer; readonly number: string };

/** 清单里没有这一项: registers the paper for the list keepers, puts the number into the reply, and asks once for a telephone number. */
export async function nominateProof(step: Step, answer: Answer, question: string): Promise<Nominated> {
  const { records, incoming } = step;
  const number = await records.numbers.nextPublic('QP', dayOf(incoming.at));
  const [subject = ''] = answer.lines;
  const [matter = null, proof = subject] = subject.includes(' · ') ? subject.split(' · ') : [null, subject];
  await records.nominations.add({ number, proof, matter, question: scrub(question), at: incoming.at });
  const facts = { proof, matter };
  await records.trail.append(
    { record: `nomination ${number}`, event: 'proof-nominated', by: 'citizen', at: incoming.at, facts },
    incoming,
  );
  const lines = answer.lines.flatMap((line) =>
    line.startsWith('我记下了') ? [`${line}(编号 ${number})`, ASKS_CONTACT] : [line],
  );
  return { answer: { ...answer, lines }, number };
}

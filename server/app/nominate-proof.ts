import type { Answer } from '../core/answer/answer.ts';
import { scrub } from '../core/privacy/scrub.ts';
import { dayOf } from '../core/time.ts';
import type { Step } from './step.ts';

/** 清单里没有这一项: registers the paper for the list keepers and puts the number into the reply. */
export async function nominateProof(step: Step, answer: Answer, question: string): Promise<Answer> {
  const { records, incoming } = step;
  const number = await records.numbers.nextPublic('QP', dayOf(incoming.at));
  const [subject = ''] = answer.lines;
  const [matter = null, proof = subject] = subject.includes(' · ') ? subject.split(' · ') : [null, subject];
  await records.nominations.add({ number, proof, matter, question: scrub(question), at: incoming.at });
  await records.trail.append({
    record: `nomination ${number}`,
    event: 'proof-nominated',
    by: 'citizen',
    at: incoming.at,
    facts: { proof, matter },
  });
  return {
    ...answer,
    lines: answer.lines.map((line) => (line.startsWith('我记下了') ? `${line}(编号 ${number})` : line)),
  };
}

import { nothingToPrint, slipIssued } from '../core/answer/standing-answer.ts';
import { addDays, dayOf } from '../core/time.ts';
import type { Outcome, Step } from './step.ts';

/** For how many days a clerk may rely on a slip without looking the rule up again. */
const SLIP_DAYS = 30;

/** 要凭条: a numbered copy of the last answer that rests on a rule. Asking twice gives the same number. */
export async function issueSlip(step: Step): Promise<Outcome> {
  const { records, incoming, conversation, around } = step;
  const answer = conversation.last?.answer;
  if (!answer?.citation) return { answer: nothingToPrint(around), conversation };
  const issuedOn = dayOf(incoming.at);
  const number = conversation.last?.slip ?? (await records.numbers.nextPublic('MZ', issuedOn));
  const validUntil = addDays(issuedOn, SLIP_DAYS);
  if (!conversation.last?.slip) {
    await records.slips.add({ number, issuedAt: incoming.at, validUntil, answer });
    const facts = { row: answer.citation.row, verdict: answer.verdict, list: answer.citation.list?.no ?? null };
    await records.trail.append(
      { record: `slip ${number}`, event: 'slip-issued', by: 'citizen', at: incoming.at, facts },
      incoming,
    );
  }
  const last = conversation.last && { ...conversation.last, slip: number };
  return {
    answer: slipIssued(number, `${step.means.publicUrl}/slips/${number}`, validUntil, around),
    conversation: { ...conversation, last },
  };
}

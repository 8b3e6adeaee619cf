import type { Answer, Citation } from '../../core/answer/answer.ts';
import { answerText } from '../../core/answer/answer-text.ts';
import { verdictOf } from '../../core/answer/verdict.ts';
import type { AnswerGiven } from '../contract.ts';

/** An answer as the public API gives it. `micros` is the time it took, in millionths of a second. */
export function presentAnswer(answer: Answer, conversation: string, micros: number): AnswerGiven {
  return {
    conversation,
    behaviour: answer.behaviour,
    intent: answer.intent,
    proofId: answer.proofId,
    certificateKind: answer.certificateKind,
    candidates: [...answer.candidates],
    verdict: answer.headline,
    tone: verdictOf(answer.verdict).tone,
    text: answerText(answer),
    choices: answer.choices.map(({ id, label }) => ({ id, label })),
    citation: answer.citation && presentCitation(answer.citation),
    why: answer.why,
    confidence: answer.confidence,
    micros,
  };
}

function presentCitation(citation: Citation): NonNullable<AnswerGiven['citation']> {
  return {
    place: citation.place,
    placeName: citation.placeName,
    requirement: citation.requirement,
    row: citation.row,
    proof: citation.proof,
    matter: citation.matter,
    disposition: citation.disposition,
    list: citation.list && { ...citation.list },
    basis: citation.basis,
    unconfirmed: citation.unconfirmed,
  };
}

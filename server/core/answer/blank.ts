import type { Understanding } from '../question/understanding.ts';
import type { Answer } from './answer.ts';
import { AFTER_ADVICE } from './choices.ts';
import type { Circumstances } from './circumstances.ts';
import { type VerdictName, verdictOf } from './verdict.ts';
import { why } from './why.ts';

/** An answer that decides nothing yet: every member of this folder fills in its own part. */
export function blank(understanding: Understanding, circumstances: Circumstances, verdict: VerdictName): Answer {
  return {
    behaviour: understanding.behaviour,
    intent: understanding.intent,
    proofId: null,
    certificateKind: null,
    candidates: [],
    verdict,
    headline: verdictOf(verdict).label,
    lines: [],
    choices: AFTER_ADVICE,
    citation: null,
    confidence: understanding.confidence,
    why: why(understanding),
    on: circumstances.on,
    place: circumstances.place,
  };
}

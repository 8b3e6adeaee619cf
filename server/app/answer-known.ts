import type { Answer } from '../core/answer/answer.ts';
import type { Circumstances } from '../core/answer/circumstances.ts';
import { decide } from '../core/answer/decide.ts';
import { type Focus, NO_FOCUS } from '../core/conversation/focus.ts';
import type { Understanding } from '../core/question/understanding.ts';

/** A paper that was picked or cited: by its public id, for a matter, with his answer to its exception. */
type KnownPaper = { readonly requirement: string } & Pick<Focus, 'matter' | 'exception'>;

/** What the rules say about a paper that needs no reading any more, because its row is known. */
export function answerKnown({ requirement, matter, exception }: KnownPaper, around: Circumstances): Answer {
  return decide(
    plainUnderstanding(requirement, matter, around),
    { ...NO_FOCUS, requirement, matter, exception },
    around,
  );
}

function plainUnderstanding(requirement: string, matter: string | null, { place }: Circumstances): Understanding {
  return {
    ...{ text: '', read: '', repairs: [], intent: 'proof', behaviour: 'answer', subject: { kind: 'requirement' } },
    candidates: [{ id: requirement, family: requirement, score: 1 }],
    ...{ rivals: [], rivalPlaces: [], certificates: [], matter, place, issuer: null },
    ...{ confidence: 1, confidenceAmongThree: 1, others: [], unexplained: [] },
    explanation: { spans: [], concepts: [], features: [] },
  };
}

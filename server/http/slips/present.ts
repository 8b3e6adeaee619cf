import type { SlipReading } from '../../app/read-slip.ts';
import { verdictOf } from '../../core/answer/verdict.ts';
import type { Day } from '../../core/time.ts';
import { clerkLine } from '../../web/clerk-line.ts';
import type { Site } from '../../web/site.ts';
import { slipFacts } from '../../web/slip-facts.ts';
import type { SlipGiven } from '../contract-slips.ts';

/** A slip for programs: what its page shows. */
export function presentSlip(reading: SlipReading, { county, publicUrl }: Site, today: Day): SlipGiven {
  const { slip, current, moved } = reading;
  const { number, answer } = slip;
  const standing = standingOf(reading, today);
  return {
    ...{ number, address: `${publicUrl}/slips/${number}`, verdict: answer.headline, lines: [...answer.lines] },
    tone: moved ? 'kept' : verdictOf(answer.verdict).tone,
    facts: slipFacts(slip, county.name).map(({ name, value }) => ({ name, value })),
    standing,
    now: moved ? { verdict: current.headline, lines: [...current.lines] } : null,
    clerk: standing === 'valid' ? clerkLine(answer, county.id) : '这张凭条不能再用,请按现行清单办理。',
    keepers: { name: county.keepers.name, telephone: county.keepers.telephone },
  };
}

function standingOf({ slip, moved }: SlipReading, today: Day): SlipGiven['standing'] {
  if (moved) return 'moved';
  return slip.validUntil < today ? 'expired' : 'valid';
}

import {
  type ChallengeForm,
  challenged,
  isKnown,
  mayChallenge,
  readChallenge,
} from '../../core/commitment/challenge.ts';
import type { Commitment } from '../../core/commitment/commitment.ts';
import { challengedNews } from '../../core/commitment/commitment-news.ts';
import { publicShowing } from '../../core/commitment/public-showing.ts';
import { done, type Result } from '../../core/result.ts';
import { addDays, dayOf, type Instant, startOf } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import type { Means } from '../means.ts';
import { tellColleague } from '../tell-colleague.ts';
import { keepCommitment } from './keep-commitment.ts';
import { notOnShow } from './read-showings.ts';
import { sendCheck } from './send-check.ts';
import { tellSigner } from './tell-signer.ts';

const MINUTE = 60_000;
/** Whoever objects on the last day still leaves time to go there. */
const LEAST_MINUTES = 3 * 1_440;
const NOTICE = '公示有人提异议,到现场看;接单后单聊发「本人 单号」看说了什么';

/**
 * 公示异议: anybody may say of a commitment on the public page that it is not true. The first one sends somebody there, as to a check on
 * the spot; it stays on the page until its days are over, and nothing is decided by what was said.
 */
export function challengeCommitment(means: Means, number: string, form: ChallengeForm): Promise<Result<null>> {
  return means.store.transaction(async (records) => {
    const at = means.clock.now();
    const commitment = await records.commitments.lockSigned(number);
    const showing = commitment?.showing;
    if (!commitment || !showing || publicShowing(commitment, dayOf(at)) === null) return notOnShow(number);
    const challenge = readChallenge(means.catalogue.home.commitments, form, at);
    if (!challenge.ok) return challenge;
    if (isKnown(showing, challenge.value)) return done(null);
    const may = mayChallenge(showing);
    if (!may.ok) return may;
    await heed(means, records, challenged(commitment, challenge.value), at);
    return done(null);
  });
}

async function heed(means: Means, records: Records, heard: Commitment, at: Instant): Promise<void> {
  const first = heard.task === null;
  const known = first ? { ...heard, task: await sendThere(means, records, heard, at) } : heard;
  await keepCommitment(records, known, { by: 'anybody', at, event: 'commitment-challenged' });
  if (first) return tellSigner(records, known, challengedNews(known), at);
  const task = await records.tasks.find(known.task ?? 0);
  const key = `commitment ${known.case} challenged ${known.revision}`;
  const lines = [`#${known.task} 公示又有人提异议。`, `看说了什么:本人 ${known.task}`];
  await tellColleague(means, records, { key, to: task?.owner ?? null, lines, at });
}

function sendThere(means: Means, records: Records, heard: Commitment, at: Instant): Promise<number> {
  const due = startOf(addDays(heard.check?.due ?? dayOf(at), 1));
  const minutes = Math.max(LEAST_MINUTES, Math.floor((due - at) / MINUTE));
  const fact = heard.showing?.undertakes[0] ?? heard.proof;
  return sendCheck(means, records, heard, { how: 'site', askedBy: [], fact, at, minutes, notice: NOTICE });
}

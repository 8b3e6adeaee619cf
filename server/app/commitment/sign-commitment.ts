import type { Commitment } from '../../core/commitment/commitment.ts';
import { signedNews } from '../../core/commitment/commitment-news.ts';
import {
  type CommitmentText,
  checkDue,
  commitmentText,
  type TextSetting,
} from '../../core/commitment/commitment-text.ts';
import { move } from '../../core/commitment/move.ts';
import { readSignature } from '../../core/commitment/signature.ts';
import { shownText } from '../../core/commitment/signed-bytes.ts';
import type { VerifiedIdentity } from '../../core/people/verified-identity.ts';
import { done, type Result, refused } from '../../core/result.ts';
import { addDays, dayOf, type Instant, startOf } from '../../core/time.ts';
import type { Means } from '../means.ts';
import { keepCommitment } from './keep-commitment.ts';
import { allPassed, passGates } from './pass-gates.ts';
import { sendCheck } from './send-check.ts';
import { showInstead } from './show-commitment.ts';
import { type AtPage, atPage, type WayIn } from './signing-session.ts';
import { tellSigner } from './tell-signer.ts';

/** Name of the timer that waits for the day until which a commitment is to be checked. */
export const COMMITMENT_CHECK = 'commitment-check';

/** What the form carries. `shown`: SM3 of the text that stood above it. */
export type SigningForm = {
  readonly shown: string;
  readonly drawn: string;
  readonly typed: string;
  readonly willing: boolean;
};

/** Where the signed commitment can be seen: its number and the end of the full address. */
export type Signed = { readonly number: string; readonly key: string };

/** 签字: number, seal, receipt, and somebody who checks it, all at once or nothing. What was shown is what is signed. */
export function signCommitment(means: Means, way: WayIn, form: SigningForm): Promise<Result<Signed>> {
  return atPage(means, way, async (page) => {
    const { commitment, setting } = page;
    const { identity } = commitment;
    if (identity === null) return refused('identity-unproved', '身份还没有核验。', '先点「核验身份」。');
    const text = commitmentText(setting);
    const fits = await maySign(means, page, text, identity, form);
    if (!fits.ok) return fits;
    const signature = readSignature(form, identity.name);
    if (!signature.ok) return signature;
    return sign(means, page, { ...commitment, text, signature: signature.value });
  });
}

async function maySign(
  means: Means,
  { records, commitment, setting, at }: AtPage,
  text: CommitmentText,
  identity: VerifiedIdentity,
  { shown, willing }: SigningForm,
): Promise<Result<null>> {
  if (!willing) return refused('commitment-unwilling', '还没有勾选“自愿签”。', '不想签,照旧交证明,一样给办。');
  if (records.commitments.digestOf(shownText(text)) !== shown)
    return refused('commitment-text-moved', '承诺书的文字刚刚变了,没有签。', '看一遍新的,再签。');
  const whose = { account: commitment.signer.talk, identity };
  if (allPassed(await passGates(means, records, setting, whose, dayOf(at)))) return done(null);
  return refused(
    'commitment-gate-shut',
    '这次请走普通方式:现在不能用承诺办。',
    '照旧交证明;不想自己跑,打热线请代跑员去取。',
  );
}

async function sign(means: Means, { records, setting, at }: AtPage, ready: Commitment): Promise<Result<Signed>> {
  const moved = move(ready, { verb: 'sign', by: 'signer', at });
  if (!moved.ok) return moved;
  const { form } = setting;
  const number = await records.numbers.nextPublic('CN', dayOf(at));
  const due = checkDue(form, dayOf(at));
  const bare: Commitment = { ...moved.value, number, check: { how: form.check.how, due } };
  const signed = await beginCheck(means, records, bare, setting, at);
  await keepCommitment(records, signed, { by: 'citizen', at });
  const receipt = await records.commitments.seal(signed);
  await noteDigest(records, signed, receipt.digest, at);
  await records.timers.set({ kind: COMMITMENT_CHECK, subject: number, due: startOf(addDays(due, 1)) }, at);
  const key = records.commitments.keyOf(number);
  const address = `${means.publicUrl}/commitments/${number}/${key}`;
  await tellSigner(records, signed, signedNews(signed, receipt, address), at);
  return done({ number, key });
}

const MINUTES_A_DAY = 1_440;

/** Somebody is sent to check it, or everybody may. */
async function beginCheck(
  means: Means,
  records: AtPage['records'],
  bare: Commitment,
  setting: TextSetting,
  at: Instant,
): Promise<Commitment> {
  const { row, form } = setting;
  const { check, fact } = form;
  if (check.how === 'public') return showInstead(means, records, bare, setting, at);
  const minutes = check.days * MINUTES_A_DAY;
  const task = await sendCheck(means, records, bare, { how: check.how, askedBy: row.askedBy, fact, at, minutes });
  return { ...bare, task };
}

/** The trail is sealed outside the database: a digest that is exchanged together with the text does not fit it. */
function noteDigest(records: AtPage['records'], signed: Commitment, digest: string, at: number): Promise<void> {
  const facts = { number: signed.number, digest, version: signed.text?.version ?? null };
  const entry = {
    record: `commitment-digests ${dayOf(at).slice(0, 7)}`,
    event: 'commitment-sealed',
    by: 'bot',
    at,
    facts,
  };
  return records.trail.append(entry);
}

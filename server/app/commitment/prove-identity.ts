import type { Commitment } from '../../core/commitment/commitment.ts';
import { SIGNED } from '../../core/commitment/state.ts';
import type { VerifiedIdentity } from '../../core/people/verified-identity.ts';
import { done, type Refusal, type Result, refused } from '../../core/result.ts';
import { dayOf } from '../../core/time.ts';
import { hearProvider, sendToProvider, unproved } from '../identity/ask-provider.ts';
import type { Means } from '../means.ts';
import { keepCommitment } from './keep-commitment.ts';
import { allPassed, passGates } from './pass-gates.ts';
import { type AtPage, atPage, type WayIn } from './signing-session.ts';
import { stepOf } from './view-signing.ts';

const PURPOSE = '签告知承诺书';
const RETURN_TO = '/commitments/new/identified';

const NONE: Refusal = {
  code: 'identity-none',
  message: '网上还不能核验身份,这份承诺书到窗口当面签。',
  next: '不想签,照旧交证明,一样给办。',
};

/** Where he goes to prove who he is. `request`: 256 random bits, drawn by the caller. Only who has understood the text is asked. */
export async function beginIdentity(means: Means, way: WayIn, request: string): Promise<Result<string>> {
  const represents = await atPage(means, way, async ({ setting }) => done(setting.form.by === 'company'));
  if (!represents.ok) return represents;
  return sendToProvider(means, {
    ...{ request, purpose: PURPOSE, returnTo: RETURN_TO, none: NONE, represents: represents.value },
    look: () =>
      atPage(means, way, async ({ commitment }) => {
        const may = mayProve(commitment);
        return may.ok ? done(commitment.signer.talk) : may;
      }),
    keep: () =>
      atPage(means, way, async ({ records, commitment, at }) => {
        const may = mayProve(commitment);
        if (may.ok) await records.commitments.save({ ...commitment, identityRequest: request, identity: null }, at);
        return may;
      }),
  });
}

function mayProve(commitment: Commitment): Result<null> {
  const step = stepOf(commitment);
  if (step !== 'read' && step !== 'fill') return done(null);
  return refused('commitment-unread', '先把前面的做完。', '三句话都答对、填好了,再核验身份。');
}

/**
 * Takes what the provider says. Refuses who is another than he who signed from this account before, and who has an unrepaired untrue
 * commitment, whatever account that was signed from: nobody signs for another, and no new account opens the gate.
 */
export function takeIdentity(means: Means, way: WayIn): Promise<Result<null>> {
  return hearProvider(means, {
    look: () =>
      atPage(means, way, async ({ commitment: { identityRequest, signer } }) =>
        done({ request: identityRequest, talk: signer.talk }),
      ),
    keep: (proved, request) =>
      atPage(means, way, async (page) =>
        page.commitment.identityRequest === request ? keepProved(means, page, proved) : unproved(),
      ),
  });
}

async function keepProved(means: Means, page: AtPage, proved: VerifiedIdentity): Promise<Result<null>> {
  const { records, at } = page;
  const commitment = { ...page.commitment, identityRequest: null };
  const own = await mayBe(means, page, proved);
  const known = own.ok ? { ...commitment, identity: proved } : commitment;
  const event = own.ok ? 'commitment-identified' : own.refusal.code;
  await keepCommitment(records, known, { by: 'citizen', at, event });
  return own;
}

async function mayBe(means: Means, page: AtPage, proved: VerifiedIdentity): Promise<Result<null>> {
  const { records, commitment, setting, at } = page;
  const { talk } = commitment.signer;
  const [before] = await records.commitments.ofSigner(talk, SIGNED, 1);
  if (before?.identity && before.identity.idNumber !== proved.idNumber)
    return refused(
      'commitment-not-own',
      '承诺须本人作出:这个微信以前签承诺的是另一个人。',
      '请本人用自己的微信签;换了微信的到窗口当面签。',
    );
  if (setting.form.by === 'company' && proved.represents === undefined)
    return refused('company-missing', '没有核验到您代表哪个单位。', '这一份由单位的法定代表人签,重新点「核验身份」。');
  const whose = { account: talk, identity: proved };
  const gates = await passGates(means, records, setting, whose, dayOf(at));
  if (allPassed(gates)) return done(null);
  const shut = gates.filter(({ passed }) => !passed).map(({ said }) => said);
  return refused(
    'commitment-gate-shut',
    `这次请走普通方式:${shut.join(';')}。`,
    '照旧交证明;不想自己跑,打热线请代跑员去取。',
  );
}

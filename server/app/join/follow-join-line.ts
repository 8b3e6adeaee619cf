import type { Answer } from '../../core/answer/answer.ts';
import { codeOffered, joined, joinRefused, parted } from '../../core/join/join-answer.ts';
import type { JoinAct } from '../../core/join/join-line.ts';
import { sideOf } from '../../core/join/side.ts';
import type { Outcome, Step } from '../step.ts';
import { joinAccounts, partAccounts } from './join-accounts.ts';
import { offerJoin } from './offer-join.ts';

/** 合并, 合并 K7MP3QXR, 取消合并: typed in the official account or in the mini-program. */
export async function followJoinLine(step: Step, act: JoinAct): Promise<Outcome> {
  const { conversation } = step;
  const answer = await answerTo(step, act);
  // Colleagues may read the transcript one day: the code is for him alone.
  return act.verb === 'offer' ? { answer, conversation, noted: '给了一个合并码' } : { answer, conversation };
}

async function answerTo({ records, incoming, around }: Step, act: JoinAct): Promise<Answer> {
  const { channel, account: appId, person, at } = incoming;
  const account = { channel, account: appId, person };
  switch (act.verb) {
    case 'offer': {
      const [side, offered] = [sideOf(account), await offerJoin(records, account, at)];
      if (!side.ok) return joinRefused(side.refusal, around);
      return offered.ok ? codeOffered(offered.value.code, side.value, around) : joinRefused(offered.refusal, around);
    }
    case 'join': {
      const done = await joinAccounts(records, { account, code: act.code, at });
      return done.ok ? joined(done.value, around) : joinRefused(done.refusal, around);
    }
    case 'part': {
      const done = await partAccounts(records, account, at);
      return done.ok ? parted(around) : joinRefused(done.refusal, around);
    }
  }
}

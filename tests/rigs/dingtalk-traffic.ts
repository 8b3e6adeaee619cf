import { setTimeout as pause } from 'node:timers/promises';
import type { Delivery } from '../../bots/sandbox/fake-dingtalk-delivery.ts';
import { answersIn, type DingTalkRig, eventually } from './dingtalk.ts';

/** Asks until it is answered: how sure the engine is of a question is no matter of the channel. */
export async function askAboutResidence(say: (text: string) => Promise<string>): Promise<string> {
  const answer = await say('孩子上学报名还要开居住证明吗');
  return answer.includes('请再说具体一点') ? say('居住证明') : answer;
}

let chats = 0;

/** `count` people, each in a group of his own, ask for help, one every `every` milliseconds; `during` is called before each. */
export async function traffic(
  rig: DingTalkRig,
  { count, every, during = () => undefined }: { count: number; every: number; during?: (at: number) => void },
): Promise<readonly Delivery[]> {
  const deliveries: Delivery[] = [];
  const begun = performance.now();
  for (let at = 0; at < count; at += 1) {
    during(at);
    chats += 1;
    const said = { conversationId: `cidTraffic${chats}==`, senderStaffId: `traffic-${chats}`, text: '帮助' };
    deliveries.push(rig.fake.say(said));
    await pause(Math.max(0, begun + (at + 1) * every - performance.now()));
  }
  return deliveries;
}

/** What became of them: answered once, more than once, or never (when for `patience` milliseconds no more answers came). */
export async function tally(rig: DingTalkRig, deliveries: readonly Delivery[], patience = 4_000) {
  const answers = (delivery: Delivery) => answersIn(rig, String(delivery.data.conversationId)).length;
  const answered = () => deliveries.filter((each) => answers(each) > 0).length;
  for (let before = -1; answered() > before && answered() < deliveries.length; ) {
    before = answered();
    await eventually(() => answered() > before, patience);
  }
  const counts = deliveries.map(answers);
  return {
    once: counts.filter((count) => count === 1).length,
    twice: counts.filter((count) => count > 1).length,
    never: counts.filter((count) => count === 0).length,
  };
}

/** Acknowledgements that came back anywhere but on the frame's own connection, or in a wrong form. */
export function strayAcks({ fake }: DingTalkRig): number {
  const acks = fake.stream.deliveries.entries.flatMap((each) => each.acks);
  return acks.filter((ack) => !ack.sameConnection || !ack.wellFormed).length + fake.stream.strays.length;
}

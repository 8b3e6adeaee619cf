import { writeRecipient } from '../../bots/dingtalk/recipient.ts';
import type { Card } from '../../server/core/card/card.ts';
import type { DingTalkRig } from './dingtalk.ts';
import { eventually } from './dingtalk.ts';

/** The template that the played platform knows. */
export const TEMPLATE = 'fake-card.schema';

/** A group's chat as the outbox reaches it. */
export function room(chat: string, robot = 'dingfakeclientid'): string {
  return writeRecipient({ to: 'group', chat, robot, staff: null, webhook: null });
}

/** A card like those of tasks, in three groups; its one button asks what can be typed. */
export function card(over: Partial<Card> = {}): Card {
  return {
    id: 'task-12',
    revision: 1,
    title: '#12 无房证明',
    state: '待接单',
    lines: ['王** · 清河镇桃源村', '找 县不动产登记中心'],
    buttons: [{ label: '怎么办', line: '帮助' }],
    rooms: [room('cidCounty=='), room('cidTown=='), room('cidLine==')],
    notable: true,
    ...over,
  };
}

/** Puts a card as a use case does: in a transaction, under the card's own name. */
export function put({ means }: DingTalkRig, shown: Card, lines: readonly string[] = [shown.title]): Promise<void> {
  const { id, revision } = shown;
  const message = { key: `card ${id} ${revision}`, channel: 'dingtalk', recipient: id, at: means.clock.now() };
  return means.store.transaction(({ outbox }) =>
    outbox.put({ ...message, reply: { lines, choices: [], card: shown } }),
  );
}

/** What everybody sees on a card of the platform now. */
export function seen({ fake }: DingTalkRig, id = 'task-12') {
  const shown = fake.cards.byId.get(id);
  return { state: shown?.params.state, revision: shown?.params.revision, rooms: shown?.rooms };
}

/** Texts that a person was sent in his single chat with the robot. */
export function toldAlone({ fake }: DingTalkRig, staff: string): readonly string[] {
  return fake.sends.sent.entries.filter(({ people }) => people.includes(staff)).map(({ text }) => text);
}

/** Forgets what happened so far, so that one county serves many tests. */
export function forgetPast({ fake, lines, outbox }: DingTalkRig): void {
  const { cards, http, sends } = fake;
  cards.byId.clear();
  cards.absentFrom.clear();
  for (const past of [http.calls.entries, sends.sent.entries, cards.changes.entries, lines, outbox.dead])
    past.length = 0;
}

/** Waits until so many texts reached a person; all of them. */
export async function toldSo(rig: DingTalkRig, staff: string, count = 1): Promise<readonly string[]> {
  await eventually(() => toldAlone(rig, staff).length >= count);
  return toldAlone(rig, staff);
}

/** How many calls of each kind the platform saw: make, change, deliver. */
export function calls({ fake: { http } }: DingTalkRig) {
  const count = (path: string) => http.callsOf(`/v1.0/card/instances${path}`).length;
  return { made: count('/createAndDeliver'), changed: count(''), delivered: count('/deliver') };
}

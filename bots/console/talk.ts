import { randomUUID } from 'node:crypto';
import type { Means } from '../../server/app/means.ts';
import { receiveMessage } from '../../server/app/receive-message.ts';
import { renderAnswer, renderRefusal } from './render.ts';

export type Terminal = {
  readonly lines: AsyncIterable<string>;
  readonly write: (text: string) => void;
  readonly inColour: boolean;
};

/** A conversation in the terminal: the same use case as every other channel, one person, one chat. Ends with the input or 退出. */
export async function talk(means: Means, terminal: Terminal): Promise<void> {
  const person = randomUUID();
  terminal.write('证跑跑 · 还需要这个证明吗?直接打一句话,「菜单」看说明,「退出」结束。');
  for await (const line of terminal.lines) {
    const text = line.trim();
    if (text === '') continue;
    const result = await receiveMessage(means, {
      channel: 'console',
      account: 'terminal',
      chat: person,
      person,
      messageId: randomUUID(),
      at: means.clock.now(),
      content: { kind: 'text', text },
    });
    if (!result.ok) terminal.write(renderRefusal(result.refusal));
    else if (!result.value.silent) terminal.write(renderAnswer(result.value.answer, terminal.inColour));
    else terminal.write(`(${result.value.answer.headline})`);
    if (text === '退出') return;
  }
}

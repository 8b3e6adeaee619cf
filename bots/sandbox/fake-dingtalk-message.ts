import { randomBytes } from 'node:crypto';
import type { FakeDingTalkOptions } from './fake-dingtalk-options.ts';

/** What a person does in DingTalk, in the platform's own words. Everything left out is filled in. */
export type SaidInDingTalk = {
  readonly msgId?: string;
  readonly conversationId?: string;
  /** `1` single chat, `2` group. */
  readonly conversationType?: '1' | '2';
  readonly senderStaffId?: string | null;
  readonly msgtype?: string;
  readonly text?: string;
  readonly content?: unknown;
  /** Laid over the finished message. */
  readonly over?: Readonly<Record<string, unknown>>;
};

/** `data` of a robot frame, as the documented samples have it. */
export type RobotMessage = Readonly<Record<string, unknown>> & { readonly msgId: string };

export function robotMessage(
  said: SaidInDingTalk,
  options: FakeDingTalkOptions,
  webhook: { readonly address: string; readonly expires: number },
): RobotMessage {
  const { conversationType = '2', senderStaffId = 'staff001', msgtype = 'text', text = '测试消息' } = said;
  const group = {
    conversationTitle: '县级代跑群',
    isInAtList: true,
    atUsers: [{ dingtalkId: '$:LWCP_v1:$robot' }],
  };
  return {
    msgId: said.msgId ?? `msg${randomBytes(16).toString('base64')}`,
    conversationId: said.conversationId ?? 'cidFakeGroup0001==',
    conversationType,
    ...(conversationType === '2' && group),
    chatbotCorpId: options.corpId,
    chatbotUserId: '$:LWCP_v1:$robot',
    robotCode: options.robotCode,
    senderCorpId: options.corpId,
    senderId: `$:LWCP_v1:$${senderStaffId ?? 'outsider'}`,
    ...(senderStaffId !== null && { senderStaffId }),
    senderNick: '跑腿员甲',
    isAdmin: false,
    createAt: Date.now(),
    sessionWebhook: webhook.address,
    sessionWebhookExpiredTime: webhook.expires,
    msgtype,
    ...(msgtype === 'text' ? { text: { content: said.content ?? text } } : { content: said.content ?? {} }),
    ...said.over,
  };
}

/** How the fake platform behaves. The defaults are the real platform's, where they are known. */
export type FakeDingTalkOptions = {
  clientId: string;
  clientSecret: string;
  robotCode: string;
  corpId: string;
  /** Milliseconds a ticket is good for; it opens one connection. */
  ticketLife: number;
  accessTokenSeconds: number;
  /** Milliseconds after which a delivery counts as not acknowledged. */
  ackPatience: number;
  /** Robot messages are documented as fire-and-forget, an SDK comment says they come again: both must be survived. */
  redeliver: 'never' | 'until-acked';
  mostDeliveries: number;
  /** Milliseconds between a disconnect frame and the TCP close. */
  quietBeforeClose: number;
  sessionWebhookLife: number;
  /** Messages per minute and webhook before errcode 130101; 0 for no limit. */
  webhookPerMinute: number;
  /** Calls per second and API before 403 QpsLimit; 0 for no limit. */
  apiPerSecond: number;
  /** OpenAPI calls before the month's allowance is gone; 0 for no limit. */
  apiQuota: number;
  mostBytes: number;
  /** Card templates that are published for the app. */
  cardTemplates: readonly string[];
};

export const REAL_PLATFORM: FakeDingTalkOptions = {
  clientId: 'dingfakeclientid',
  clientSecret: 'a-secret-of-the-fake-platform',
  robotCode: 'dingfakeclientid',
  corpId: 'dingfakecorp0001',
  ticketLife: 90_000,
  accessTokenSeconds: 7_200,
  ackPatience: 60_000,
  redeliver: 'never',
  mostDeliveries: 3,
  quietBeforeClose: 10_000,
  sessionWebhookLife: 90 * 60_000,
  webhookPerMinute: 20,
  apiPerSecond: 0,
  apiQuota: 0,
  mostBytes: 20_000,
  cardTemplates: ['fake-card.schema'],
};

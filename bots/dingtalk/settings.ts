/** What an administrator sets. Without the first two the channel is off. */
export type DingTalkSettings = {
  /** DINGTALK_CLIENT_ID. */
  readonly clientId: string | null;
  /** DINGTALK_CLIENT_SECRET. */
  readonly clientSecret: string | null;
  /** DINGTALK_API_URL, without a slash at the end. */
  readonly apiUrl: string;
  /** DINGTALK_WEBHOOK_ORIGIN: the origin, besides the platform's own two, that a sessionWebhook may have. */
  readonly webhookOrigin: string;
  /** DINGTALK_CARD_TEMPLATE_ID; without it cards go out as texts. */
  readonly cardTemplate?: string | null;
  /** OpenAPI calls a month that the organisation's edition allows; 10,000 when absent (standard edition). */
  readonly monthlyCalls?: number;
  /** Only tests and the sandbox change these. */
  readonly timings?: Partial<Timings>;
};

export type Credentials = { readonly clientId: string; readonly clientSecret: string; readonly apiUrl: string };

/** How long the channel waits for what, in milliseconds. */
export type Timings = {
  readonly gatewayPatience: number;
  readonly handshakePatience: number;
  readonly pingEvery: number;
  /** A connection without a frame or a pong for this long is taken for dead. */
  readonly silenceEnds: number;
  /** The first retry is immediate, the second waits about this long, each further one twice as long. */
  readonly retryFrom: number;
  readonly retryMost: number;
  /** Between tries while the platform refuses the secret. */
  readonly refusedRetry: number;
  /** A connection that lived this long starts the next one without delay. */
  readonly steadyAfter: number;
  /** How long an expired connection is kept for acknowledgements. The platform closes it after 10 s. */
  readonly drain: number;
  /** The second connection opens this much after the first, so that they do not expire together. */
  readonly stagger: number;
  readonly sendPatience: number;
  /** The platform takes the answer to a tap for two seconds; one is given after this at the latest. */
  readonly tapPatience: number;
  /** Between tries to store a message while the database is away. */
  readonly storeAgain: readonly number[];
};

export const TIMINGS: Timings = {
  gatewayPatience: 5_000,
  handshakePatience: 8_000,
  pingEvery: 15_000,
  silenceEnds: 40_000,
  retryFrom: 500,
  retryMost: 30_000,
  refusedRetry: 60_000,
  steadyAfter: 10_000,
  drain: 9_000,
  stagger: 20_000,
  sendPatience: 5_000,
  tapPatience: 1_500,
  storeAgain: [1_000, 5_000],
};

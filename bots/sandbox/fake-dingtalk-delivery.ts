/** What came back for a delivery. */
type Ack = {
  readonly at: number;
  readonly code: unknown;
  readonly connection: string;
  /** It came back on a connection that carried the frame. */
  readonly sameConnection: boolean;
  /** `data` is a JSON string, as the protocol asks. */
  readonly wellFormed: boolean;
  readonly data: Readonly<Record<string, unknown>>;
};

/** One message or event that the platform pushed, perhaps several times. */
export type Delivery = {
  readonly messageId: string;
  readonly type: 'CALLBACK' | 'EVENT';
  readonly topic: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** `data.msgId` of a robot message: what a receiver must deduplicate on. */
  readonly msgId: string;
  readonly connections: string[];
  readonly acks: Ack[];
  /** Nobody was there to take it. */
  lost: boolean;
};

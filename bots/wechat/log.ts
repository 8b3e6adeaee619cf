/** Only these fields: never what a citizen typed, never an openid, never a token. */
type LogFields = {
  readonly channel?: string;
  readonly why?: string;
  readonly code?: number | string;
  readonly count?: number;
  readonly attempt?: number;
  readonly ms?: number;
};

/** What this channel needs of the product's log. An event is a past-tense name in code words. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fault: unknown, fields?: LogFields): void;
}

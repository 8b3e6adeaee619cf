type Fields = {
  readonly channel: 'dingtalk';
  readonly why?: string;
  readonly code?: string;
  readonly status?: number;
  readonly count?: number;
  readonly attempt?: number;
};

/** What the channel asks of the log: events in code words, never what a person wrote, never an address or a secret. */
export interface Log {
  info(event: string, fields: Fields): void;
  warn(event: string, fields: Fields): void;
  error(event: string, fault: unknown, fields: Fields): void;
}

export const CHANNEL = { channel: 'dingtalk' } as const;

import pino, { type DestinationStream } from 'pino';
import { scrubLine } from './scrub-line.ts';

/** The only fields a log line may carry. A name that is not here is dropped, so a body can never be logged by mistake. */
const ALLOWED = [
  'request',
  'client',
  'method',
  'route',
  'status',
  'ms',
  'code',
  'channel',
  'why',
  'port',
  'address',
  'version',
  'limits',
  'mode',
  'record',
  'count',
  'attempt',
] as const;

type LogField = (typeof ALLOWED)[number];
export type LogFields = Partial<Record<LogField, string | number | boolean | null>>;

/** Writes one JSON line an event. An event is a past-tense name in code words: `request-answered`. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  /** Of a fault only its name, code and place in the source are kept: its message may quote what a citizen typed. */
  error(event: string, fault: unknown, fields?: LogFields): void;
}

/** A log to `destination` (standard output when absent), every line scrubbed of long numbers. */
export function createLog(options: { level?: string; destination?: DestinationStream } = {}): Log {
  const logger = pino(
    {
      level: options.level ?? 'info',
      base: null,
      messageKey: 'event',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      hooks: { streamWrite: scrubLine },
    },
    options.destination ?? pino.destination({ fd: 1, sync: true }),
  );
  return {
    info: (event, fields) => logger.info(kept(fields), event),
    warn: (event, fields) => logger.warn(kept(fields), event),
    error: (event, fault, fields) => logger.error({ ...kept(fields), ...outline(fault) }, event),
  };
}

function kept(fields: LogFields = {}): LogFields {
  const line: LogFields = {};
  for (const name of ALLOWED) if (fields[name] !== undefined) line[name] = fields[name];
  return line;
}

/** Name, code and stack frames of a fault, without its message. */
function outline(fault: unknown): Record<string, unknown> {
  if (!(fault instanceof Error)) return { fault: typeof fault };
  const frames = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const code = 'code' in fault && typeof fault.code === 'string' ? { faultCode: fault.code } : {};
  return { fault: fault.name, ...code, at: frames.slice(0, 8).map((line) => line.trim()) };
}

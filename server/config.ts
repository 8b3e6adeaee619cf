import { isIP } from 'node:net';
import { z } from 'zod';
import { keyFaults } from './storage/secrecy/keys.ts';

const empty = (value: unknown): unknown => (value === '' ? undefined : value);
/** Text, or null when the setting is absent or empty. */
const text = z.preprocess((value) => (value === '' || value === undefined ? null : value), z.string().nullable());
/** An address without a slash at the end; `otherwise` when the setting is absent. */
const address = <T extends string | null>(example: string, otherwise: T) =>
  z
    .preprocess(
      empty,
      z
        .url({ error: `must be an address, for example ${example}` })
        .transform((text) => text.replace(/\/$/, ''))
        .optional(),
    )
    .transform((text) => text ?? otherwise);

const SETTINGS = z.object({
  MODE: z.preprocess(
    empty,
    z.enum(['demo', 'production'], { error: 'must be demo or production, for example MODE=demo' }).default('demo'),
  ),
  PORT: z.preprocess(
    empty,
    z.coerce
      .number({ error: 'must be a whole number, for example PORT=3000' })
      .int({ error: 'must be a whole number, for example PORT=3000' })
      .min(0, { error: 'must be between 0 and 65535, for example PORT=3000' })
      .max(65535, { error: 'must be between 0 and 65535, for example PORT=3000' })
      .default(3000),
  ),
  HOST: z.preprocess(empty, z.string().default('127.0.0.1')),
  PUBLIC_URL: address('PUBLIC_URL=https://wzm.example.gov.cn', null),
  DATA_DIR: z.preprocess(empty, z.string().default('./var')),
  CATALOGUE_DIR: z.preprocess(empty, z.string().default('./data')),
  DATABASE_URL: z.preprocess(
    empty,
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, {
        error: 'must begin with postgres://, for example DATABASE_URL=postgres://zpp@db/zpp',
      })
      .optional(),
  ),
  HOME_PLACE: z.preprocess(
    empty,
    z
      .string()
      .regex(/^\d{6}$/, {
        error: 'must be a six-digit place code with a folder in data/counties, for example HOME_PLACE=990101',
      })
      .default('990101'),
  ),
  STAFF_CIDRS: z.preprocess(empty, z.string().default('')).refine((list) => cidrs(list).every(isCidr), {
    error: 'must be address ranges separated by commas, for example STAFF_CIDRS=10.0.0.0/8,192.168.0.0/16',
  }),
  PROXIES: z.preprocess(
    empty,
    z.coerce
      .number({ error: 'must be the number of your own proxies in front, for example PROXIES=1' })
      .int({ error: 'must be the number of your own proxies in front, for example PROXIES=1' })
      .min(0, { error: 'must be between 0 and 9, for example PROXIES=1' })
      .max(9, { error: 'must be between 0 and 9, for example PROXIES=1' })
      .default(0),
  ),
  DATA_KEYS: text,
  INDEX_KEY: text,
  WECHAT_APP_ID: text,
  WECHAT_APP_SECRET: text,
  WECHAT_TOKEN: text,
  MINIPROGRAM_APP_ID: text,
  MINIPROGRAM_APP_SECRET: text,
  MINIPROGRAM_TEMPLATE: z.preprocess(
    empty,
    z
      .string()
      .regex(
        /^[\w-]{20,64}:(?:thing|phrase|short_thing|time|date)\d+(?:,(?:thing|phrase|short_thing|time|date)\d+)*$/,
        {
          error:
            'must be the template id, a colon and its fields, each a thing, phrase, short_thing, time or date, for example MINIPROGRAM_TEMPLATE=Tm9uZSBvZiB5b3VyIGJ1c2luZXNz:thing1,time2',
        },
      )
      .nullable()
      .default(null),
  ),
  WECHAT_AES_KEY: text,
  WECHAT_API_URL: address('WECHAT_API_URL=https://api.weixin.qq.com', 'https://api.weixin.qq.com'),
  WECHAT_ALLOW_PLAINTEXT: z.preprocess(
    empty,
    z.literal('dev', { error: 'is refused unless it is dev: messages without encryption can be forged' }).optional(),
  ),
  DINGTALK_CLIENT_ID: text,
  DINGTALK_CLIENT_SECRET: text,
  DINGTALK_CARD_TEMPLATE_ID: text,
  DINGTALK_MONTHLY_CALLS: z.preprocess(
    empty,
    z.coerce
      .number({ error: 'must be how many calls your edition allows a month, for example DINGTALK_MONTHLY_CALLS=10000' })
      .int({ error: 'must be a whole number, for example DINGTALK_MONTHLY_CALLS=10000' })
      .min(1, { error: 'must be at least 1, for example DINGTALK_MONTHLY_CALLS=10000' })
      .default(10_000),
  ),
  DATA_SOURCE_URL: address('DATA_SOURCE_URL=https://data.example.gov.cn/api', null),
  DATA_SOURCE_TOKEN: text,
  DINGTALK_API_URL: address('DINGTALK_API_URL=https://api.dingtalk.com', 'https://api.dingtalk.com'),
  DINGTALK_WEBHOOK_ORIGIN: address('DINGTALK_WEBHOOK_ORIGIN=https://oapi.dingtalk.com', 'https://oapi.dingtalk.com'),
  SCORER_URL: address('SCORER_URL=http://127.0.0.1:11434/v1', null),
  SCORER_KEY: text,
  SCORER_MODEL: text,
  LOG_LEVEL: z.preprocess(
    empty,
    z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
        error: 'must be one of fatal, error, warn, info, debug, silent',
      })
      .default('info'),
  ),
});

/** The settings of one process, checked at the door. */
export type Config = {
  readonly mode: 'demo' | 'production';
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string | null;
  readonly dataDir: string;
  readonly catalogueDir: string;
  readonly databaseUrl: string | null;
  readonly homePlace: string;
  readonly staffCidrs: readonly string[];
  /** How many proxies of ours stand in front; 0 means that X-Forwarded-For is not believed. */
  readonly proxies: number;
  /** Active first; the second is still accepted while keys are being rotated. */
  readonly dataKeys: readonly string[];
  readonly indexKey: string | null;
  readonly logLevel: string;
  /** Null: nobody else is asked what was meant. */
  readonly scorer: { readonly url: string; readonly key: string | null; readonly model: string } | null;
  /** The county's data platform; null: every fact is looked up by a person. */
  readonly dataSource: { readonly url: string; readonly token: string } | null;
  readonly wechat: {
    readonly appId: string | null;
    readonly appSecret: string | null;
    readonly token: string | null;
    readonly aesKey: string | null;
    readonly apiUrl: string;
    readonly allowPlaintext: boolean;
  };
  /** Asked at the address of `wechat.apiUrl`. */
  readonly miniprogram: {
    readonly appId: string | null;
    readonly appSecret: string | null;
    readonly apiUrl: string;
    /** The long-term subscription template of reminders, and its fields; null: nobody is reminded. */
    readonly template: { readonly id: string; readonly fields: readonly string[] } | null;
  };
  readonly dingtalk: {
    readonly clientId: string | null;
    readonly clientSecret: string | null;
    /** Without it cards go out as texts. */
    readonly cardTemplate: string | null;
    /** OpenAPI calls a month that the organisation's edition allows. */
    readonly monthlyCalls?: number;
    readonly apiUrl: string;
    readonly webhookOrigin: string;
  };
};

/** Reads the settings. Every complaint names the setting and gives an example; all complaints come at once. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
): { config: Config } | { complaints: readonly string[] } {
  const parsed = SETTINGS.safeParse(env);
  if (!parsed.success)
    return { complaints: parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) };
  const config = configOf(parsed.data);
  const ofMode = config.mode === 'production' ? productionComplaints(config) : demoComplaints(config);
  const complaints = [...ofMode, ...scorerComplaints(config), ...dataSourceComplaints(config)];
  return complaints.length > 0 ? { complaints } : { config };
}

function configOf(raw: z.infer<typeof SETTINGS>): Config {
  return {
    mode: raw.MODE,
    port: raw.PORT,
    host: raw.HOST,
    publicUrl: raw.PUBLIC_URL,
    dataDir: raw.DATA_DIR,
    catalogueDir: raw.CATALOGUE_DIR,
    databaseUrl: raw.DATABASE_URL ?? null,
    homePlace: raw.HOME_PLACE,
    staffCidrs: cidrs(raw.STAFF_CIDRS),
    proxies: raw.PROXIES,
    dataKeys: cidrs(raw.DATA_KEYS ?? ''),
    indexKey: raw.INDEX_KEY,
    logLevel: raw.LOG_LEVEL,
    scorer:
      raw.SCORER_URL === null ? null : { url: raw.SCORER_URL, key: raw.SCORER_KEY, model: raw.SCORER_MODEL ?? '' },
    dataSource: raw.DATA_SOURCE_URL === null ? null : { url: raw.DATA_SOURCE_URL, token: raw.DATA_SOURCE_TOKEN ?? '' },
    wechat: {
      appId: raw.WECHAT_APP_ID,
      appSecret: raw.WECHAT_APP_SECRET,
      token: raw.WECHAT_TOKEN,
      aesKey: raw.WECHAT_AES_KEY,
      apiUrl: raw.WECHAT_API_URL,
      allowPlaintext: raw.WECHAT_ALLOW_PLAINTEXT === 'dev',
    },
    miniprogram: {
      appId: raw.MINIPROGRAM_APP_ID,
      appSecret: raw.MINIPROGRAM_APP_SECRET,
      apiUrl: raw.WECHAT_API_URL,
      template: templateOf(raw.MINIPROGRAM_TEMPLATE),
    },
    dingtalk: {
      clientId: raw.DINGTALK_CLIENT_ID,
      clientSecret: raw.DINGTALK_CLIENT_SECRET,
      cardTemplate: raw.DINGTALK_CARD_TEMPLATE_ID,
      monthlyCalls: raw.DINGTALK_MONTHLY_CALLS,
      apiUrl: raw.DINGTALK_API_URL,
      webhookOrigin: raw.DINGTALK_WEBHOOK_ORIGIN,
    },
  };
}

function templateOf(setting: string | null): Config['miniprogram']['template'] {
  if (setting === null) return null;
  const [id = '', fields = ''] = setting.split(':');
  return { id, fields: fields.split(',') };
}

function cidrs(list: string): string[] {
  return list
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

function isCidr(range: string): boolean {
  const [address = '', bits] = range.split('/');
  const family = isIP(address);
  return family !== 0 && (bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)));
}

/** A demonstration never talks to the real platforms: its county is fictional and its keys are its own. */
function demoComplaints({ wechat, miniprogram, dingtalk }: Config): string[] {
  const real = (credential: string | null, api: string): boolean =>
    credential !== null && !/^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:|\/|$)/.test(api);
  return [
    real(wechat.appId, wechat.apiUrl)
      ? 'WECHAT_APP_ID is not taken in demo: set MODE=production, or WECHAT_API_URL to an address of this machine'
      : '',
    real(miniprogram.appId, miniprogram.apiUrl)
      ? 'MINIPROGRAM_APP_ID is not taken in demo: set MODE=production, or WECHAT_API_URL to an address of this machine'
      : '',
    real(dingtalk.clientId, dingtalk.apiUrl)
      ? 'DINGTALK_CLIENT_ID is not taken in demo: set MODE=production, or DINGTALK_API_URL to an address of this machine'
      : '',
  ].filter((complaint) => complaint !== '');
}

function scorerComplaints({ scorer }: Config): string[] {
  if (scorer === null || scorer.model !== '') return [];
  return ['SCORER_MODEL must be set with SCORER_URL, for example SCORER_MODEL=bge-m3'];
}

/** ID numbers go there: in production only under TLS. */
function dataSourceComplaints({ mode, dataSource }: Config): string[] {
  if (dataSource === null) return [];
  const token = 'DATA_SOURCE_TOKEN must be set with DATA_SOURCE_URL: the token that the data platform gave you';
  const plain = 'DATA_SOURCE_URL must begin with https:// in production, for example https://data.example.gov.cn/api';
  const bare = mode === 'production' && !dataSource.url.startsWith('https://');
  return [...(dataSource.token === '' ? [token] : []), ...(bare ? [plain] : [])];
}

/** Production runs with keys of its own and a public address, or not at all. */
function productionComplaints(config: Config): string[] {
  const address = 'PUBLIC_URL must be set in production, for example PUBLIC_URL=https://wzm.example.gov.cn';
  const keys = keyFaults({ dataKeys: config.dataKeys.join(','), indexKey: config.indexKey ?? undefined });
  return config.publicUrl === null ? [address, ...keys] : keys;
}

import { type Call, FakeServer } from '../../bots/sandbox/fake-weixin-server.ts';
import { FakeTokens } from '../../bots/sandbox/fake-weixin-tokens.ts';

export const PROGRAM = { appId: 'wx00112233445566aa', appSecret: 'secret-of-the-program-0123456789' };
export const TEMPLATE = { id: 'Tm9uZS1vZi15b3VyLWJ1c2luZXNz', fields: ['thing1', 'time2', 'thing3'] };

/** What the platform draws: enough of a JPEG to be taken for one. */
export const PICTURE = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x01, 0x02, 0xff, 0xd9]);

/** A subscribe message that reached somebody. */
type Reminder = { readonly openid: string; readonly page: unknown; readonly data: unknown };

const NOT_LATEST = { errcode: 40001, errmsg: 'invalid credential, access_token is invalid or not latest' };

/** api.weixin.qq.com as far as a mini-program speaks with it. Codes: developers.weixin.qq.com, 小程序 → 服务端. */
export async function openMiniprogramPlatform() {
  const server = new FakeServer();
  const tokens = new FakeTokens();
  const reminders: Reminder[] = [];
  /** Who has agreed, as the platform knows it. */
  const agreed = new Set<string>();
  /** Codes of 手机号快速验证 that were not used yet, and whose number each tells. */
  const telephones = new Map<string, object>();

  const withToken = (handler: (call: Call) => unknown) => (call: Call) =>
    tokens.codeOf(call.query.get('access_token'), Date.now()) === 0 ? handler(call) : NOT_LATEST;

  server.route('POST /cgi-bin/stable_token', ({ json }) =>
    json?.appid === PROGRAM.appId && json.secret === PROGRAM.appSecret
      ? tokens.issue(json.force_refresh === true, Date.now())
      : { errcode: 40125, errmsg: 'invalid appsecret' },
  );
  server.route('GET /sns/jscode2session', ({ query }) => ({
    openid: `o-${query.get('js_code')}`,
    session_key: 'k'.repeat(24),
  }));
  server.route(
    'POST /wxa/business/getuserphonenumber',
    withToken(({ json }) => {
      const code = String(json?.code);
      const info = telephones.get(code);
      if (!telephones.delete(code)) return { errcode: 40029, errmsg: 'invalid code' };
      return { errcode: 0, errmsg: 'ok', phone_info: info };
    }),
  );
  server.route(
    'POST /cgi-bin/message/subscribe/send',
    withToken(({ json }) => {
      const openid = String(json?.touser);
      if (json?.template_id !== TEMPLATE.id) return { errcode: 40037, errmsg: 'invalid template_id' };
      if (!agreed.has(openid)) return { errcode: 43101, errmsg: 'user refuse to accept the msg' };
      if (!fits(json.data)) return { errcode: 47003, errmsg: 'argument invalid!' };
      reminders.push({ openid, page: json.page, data: json.data });
      return { errcode: 0, errmsg: 'ok' };
    }),
  );
  server.route(
    'POST /wxa/getwxacodeunlimit',
    withToken(({ json }) =>
      typeof json?.scene === 'string' && json.scene.length <= 32 && !String(json.page).startsWith('/')
        ? PICTURE
        : { errcode: 40129, errmsg: 'invalid scene' },
    ),
  );
  await server.listen();
  return { server, tokens, reminders, agreed, telephones, url: server.url, close: () => server.close() };
}

/** 47003: every field of the template and no other; a thing has at most twenty characters, none is empty. */
function fits(data: unknown): boolean {
  const values = Object.entries((data ?? {}) as Record<string, { readonly value?: unknown }>);
  const names = values.map(([name]) => name);
  const said = values.every(([, { value }]) => typeof value === 'string' && value !== '' && value.length <= 20);
  return said && [...names].sort().join() === [...TEMPLATE.fields].sort().join();
}

import type { WeixinAccount } from '../weixin/account.ts';
import { withToken } from '../weixin/account.ts';
import { ApiFault } from '../weixin/api-fault.ts';
import { objectOf } from '../weixin/call.ts';

const PATH = '/wxa/getwxacodeunlimit';
const WAIT = 8_000;
const LONGEST = 512 * 1024;
/** Documented: at most 32 visible characters, no percent sign. */
const SCENE = /^[\w!#$&'()*+,/:;=?@~.-]{1,32}$/u;

/** `getwxacodeunlimit`: the code that opens `page` with `scene`, a JPEG. Throws an ApiFault; an answer in JSON is one. */
export function pageCodeFrom(
  apiUrl: string,
  { authorised }: Pick<WeixinAccount, 'authorised'>,
): (page: string, scene: string) => Promise<Buffer> {
  return (page, scene) => {
    if (!SCENE.test(scene)) throw new Error('a scene has at most 32 characters');
    // Checked would mean that the page has to be in the released program already.
    const body = JSON.stringify({ page, scene, check_path: false, width: 430 });
    return authorised(async (token) => pictureIn(await post(`${apiUrl}${withToken(PATH, token)}`, body)));
  };
}

async function post(url: string, body: string): Promise<Buffer> {
  const sent = { method: 'POST', headers: { 'content-type': 'application/json; charset=utf-8' }, body } as const;
  try {
    const response = await fetch(url, { ...sent, redirect: 'error', signal: AbortSignal.timeout(WAIT) });
    const bytes = Buffer.from(await response.arrayBuffer());
    if (response.ok && bytes.length > 0 && bytes.length <= LONGEST) return bytes;
  } catch {
    // the address holds the token: no message of a fault is handed on
  }
  throw new ApiFault(PATH, null);
}

function pictureIn(bytes: Buffer): Buffer {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return bytes;
  const code = Number(objectOf(bytes.toString('utf8'))?.errcode ?? Number.NaN);
  throw new ApiFault(PATH, Number.isNaN(code) ? null : code);
}

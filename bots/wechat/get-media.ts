import { ApiFault } from '../weixin/api-fault.ts';
import { objectOf } from '../weixin/call.ts';

/** Longer than other calls: a photo over a county's line. */
const WAIT = 8_000;
const PATH = '/cgi-bin/media/get';

/** What the platform gave: the bytes, or word that there are more than we take. */
export type Media = Buffer | 'too-large';

/** `GET /cgi-bin/media/get`: what a citizen sent, kept by the platform for three days. Source: 获取临时素材. */
export type GetMedia = (token: string, mediaId: string, most: number) => Promise<Media>;

/**
 * Asks the configured API and nobody else: the picture's own address in the message (PicUrl) is never opened. Redirects are refused, the
 * body is cut off behind `most` bytes. Throws an ApiFault; an answer in JSON is one.
 */
export function createGetMedia(apiUrl: string, wait: number = WAIT): GetMedia {
  return async (token, mediaId, most) => {
    const query = new URLSearchParams({ access_token: token, media_id: mediaId });
    const answered = await fetched(`${apiUrl}${PATH}?${query}`, wait, most).catch(() => {
      throw new ApiFault(PATH, null);
    });
    if (answered === 'too-large' || !answered.json) return answered === 'too-large' ? answered : answered.bytes;
    const code = Number(objectOf(answered.bytes.toString('utf8'))?.errcode ?? Number.NaN);
    throw new ApiFault(PATH, Number.isNaN(code) ? null : code);
  };
}

async function fetched(url: string, wait: number, most: number) {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(wait) });
  if (!response.ok || response.body === null) throw new Error(`status ${response.status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.length;
    if (size > most) return 'too-large'; // leaving the loop closes the connection
    chunks.push(chunk);
  }
  const type = response.headers.get('content-type') ?? '';
  return { bytes: Buffer.concat(chunks), json: /json|text\/plain/u.test(type) };
}

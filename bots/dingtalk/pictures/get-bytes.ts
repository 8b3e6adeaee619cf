import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { publicLookup } from './public-lookup.ts';

/** What lies at an address, or word that it is more than we take. */
type Bytes = Buffer | 'too-large';

/** Gets at most `most` bytes within `patience` milliseconds. Follows no redirect; anything but a 200 is thrown. */
export function getBytes(address: string, most: number, patience: number): Promise<Bytes> {
  const url = new URL(address);
  const request =
    url.protocol === 'https:'
      ? https.get(url, { agent: false, lookup: publicLookup })
      : http.get(url, { agent: false });
  const late = setTimeout(() => request.destroy(new Error(`no answer in ${patience} ms`)), patience);
  const got = new Promise<Bytes>((settle, fail) => {
    request.on('error', fail);
    request.on('response', (response) => read(response, most).then(settle, fail));
  });
  return got.finally(() => clearTimeout(late));
}

async function read(response: IncomingMessage, most: number): Promise<Bytes> {
  if (response.statusCode !== 200) {
    response.destroy();
    throw new Error(`status ${response.statusCode ?? 0}`);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) return 'too-large'; // leaving the loop destroys the response
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

import type { IncomingMessage } from 'node:http';

/** The largest request that is read, in bytes. The platform's own messages stay under 4 KB. */
const LARGEST_BODY = 64 * 1024;

/** Reads a body as UTF-8. Null as soon as it is larger than allowed, broken off, or not UTF-8; what follows is not read. */
export async function readCapped(request: IncomingMessage): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_BODY) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > LARGEST_BODY) return null;
      chunks.push(chunk);
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    return null;
  }
}

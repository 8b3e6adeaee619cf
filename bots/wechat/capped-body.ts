import type { IncomingMessage } from 'node:http';

/** The largest request that is read, in bytes. The platform's own messages stay under 4 KB. */
const LARGEST_BODY = 64 * 1024;

/** Throws at bytes that are not UTF-8. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads a body as UTF-8. Null as soon as it is larger than allowed, broken off, or not UTF-8; what follows is not read. */
export function readCapped(request: IncomingMessage): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_BODY) return Promise.resolve(null);
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve) => {
    const give = (text: string | null): void => {
      request.off('data', take);
      resolve(text);
    };
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size <= LARGEST_BODY) return void chunks.push(chunk);
      request.pause();
      give(null);
    };
    request.on('data', take);
    request.once('end', () => give(textOf(chunks)));
    request.once('error', () => give(null));
    request.once('close', () => give(null)); // without effect after the end
  });
}

function textOf(chunks: readonly Buffer[]): string | null {
  try {
    return utf8.decode(Buffer.concat(chunks));
  } catch {
    return null;
  }
}

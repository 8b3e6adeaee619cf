import { z } from 'zod';
import type { DataSource, LookUp, LookUpResult } from '../ports/data-source.ts';

export type PlatformSettings = {
  /** Address of the platform, without a slash at the end. */
  readonly url: string;
  readonly token: string;
  /** Milliseconds that one try may take; 3,000 when left out. */
  readonly patience?: number;
};

const PATIENCE = 3_000;
const MOST_BYTES = 16 * 1024;

const ANSWER = z.object({
  answer: z.enum(['yes', 'no', 'partly', 'no-such-person']),
  text: z.string().max(200).default(''),
});

type None = Extract<LookUpResult, { kind: 'none' }>;

/** The county's data platform over HTTP: `POST {url}/facts` with JSON and a bearer token. Tried once more when it was down or slow. */
export function httpDataSource(settings: PlatformSettings): DataSource {
  return {
    async ask(lookUp) {
      const first = await tryOnce(settings, lookUp);
      return first.kind === 'none' && (first.why === 'down' || first.why === 'timeout')
        ? tryOnce(settings, lookUp)
        : first;
    },
  };
}

async function tryOnce({ url, token, patience = PATIENCE }: PlatformSettings, lookUp: LookUp): Promise<LookUpResult> {
  try {
    const response = await fetch(`${url}/facts`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify(lookUp),
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      return none(whyOf(response.status));
    }
    return read(await bodyOf(response));
  } catch (fault) {
    return none(fault instanceof Error && fault.name === 'TimeoutError' ? 'timeout' : 'down');
  }
}

/** Null when it is longer than an answer can be. */
async function bodyOf(response: Response): Promise<string | null> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    bytes += piece.length;
    if (bytes > MOST_BYTES) return null;
    pieces.push(Buffer.from(piece));
  }
  return Buffer.concat(pieces).toString('utf8');
}

function read(body: string | null): LookUpResult {
  const parsed = ANSWER.safeParse(jsonIn(body));
  if (!parsed.success) return none('malformed');
  return { kind: 'answer', ...parsed.data };
}

function jsonIn(body: string | null): unknown {
  try {
    return JSON.parse(body ?? '');
  } catch {
    return null;
  }
}

function whyOf(status: number): None['why'] {
  if (status === 401 || status === 403) return 'unauthorised';
  return status >= 500 || status === 429 ? 'down' : 'refused';
}

function none(why: None['why']): None {
  return { kind: 'none', why };
}

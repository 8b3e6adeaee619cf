import { type Callbacks, note, settle, stage } from './notes.ts';

type Request = Callbacks & {
  readonly url: string;
  readonly method?: string;
  readonly data?: unknown;
  readonly header?: Record<string, string>;
  readonly timeout?: number;
};

/** `wx.request`: whatever the package's one host is, here it is answered by the rig's own address, which asks the running server. */
export function request(asked: Request): { abort(): void } {
  const { pathname, search } = new URL(asked.url);
  const stop = new AbortController();
  note('request', `${asked.method ?? 'GET'} ${pathname}`);
  if (stage.offline) void settle('request', asked, { errno: 600_001 }, true);
  else void send(asked, pathname + search, stop.signal);
  return { abort: () => stop.abort() };
}

async function send(asked: Request, path: string, signal: AbortSignal): Promise<void> {
  const { method = 'GET', data, header = {} } = asked;
  const sent =
    data === undefined ? {} : { body: JSON.stringify(data), headers: { 'content-type': 'application/json' } };
  try {
    const response = await fetch(path, { ...sent, method, signal, headers: { ...sent.headers, ...header } });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') ?? false;
    const head = Object.fromEntries(response.headers);
    void settle('request', asked, { statusCode: response.status, header: head, data: json ? JSON.parse(text) : text });
  } catch {
    void settle('request', asked, { errno: 600_001 }, true);
  }
}

type Download = Callbacks & { readonly url: string };

/** `wx.downloadFile`: the file is fetched and lies under an address of the browser's own. */
export async function downloadFile(asked: Download): Promise<void> {
  const { pathname } = new URL(asked.url);
  note('downloadFile', pathname);
  try {
    if (stage.offline) throw new Error('offline');
    const response = await fetch(pathname);
    const tempFilePath = URL.createObjectURL(await response.blob());
    void settle('downloadFile', asked, { statusCode: response.status, tempFilePath });
  } catch {
    void settle('downloadFile', asked, {}, true);
  }
}

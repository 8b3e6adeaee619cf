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

type Upload = Callbacks & {
  readonly url: string;
  readonly filePath: string;
  readonly name: string;
  readonly formData?: Record<string, string>;
  readonly header?: Record<string, string>;
};

/** `wx.uploadFile`: fields and one file, as a form; what comes back is text. */
export async function uploadFile(asked: Upload): Promise<void> {
  const { pathname } = new URL(asked.url);
  note('request', `POST ${pathname}`);
  try {
    if (stage.offline) throw new Error('offline');
    const form = new FormData();
    for (const [name, value] of Object.entries(asked.formData ?? {})) form.append(name, value);
    form.append(asked.name, await (await fetch(asked.filePath)).blob(), 'photo.jpg');
    const response = await fetch(pathname, { method: 'POST', body: form, headers: asked.header ?? {} });
    void settle('uploadFile', asked, { statusCode: response.status, data: await response.text() });
  } catch {
    void settle('uploadFile', asked, {}, true);
  }
}

/** `wx.chooseMedia`: the reader picks a picture that is drawn here. */
export async function chooseMedia(asked: Callbacks): Promise<void> {
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 400 });
  const pen = canvas.getContext('2d');
  pen?.fillRect(40, 40, 560, 320);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg'));
  const tempFilePath = blob === null ? '' : URL.createObjectURL(blob);
  void settle('chooseMedia', asked, { tempFiles: [{ tempFilePath }] });
}

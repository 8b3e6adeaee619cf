import { origin } from './origin.ts';
import { type Reached, readReached } from './request.ts';
import { requestAsOwn, session } from './session.ts';

/** A photo that the reader takes or has taken; null when he thought better of it. The phone makes it smaller. */
export function choosePhoto(): Promise<string | null> {
  return new Promise((resolve) => {
    wx.chooseMedia({
      count: 1,
      mediaType: ['image'],
      sizeType: ['compressed'],
      success: ({ tempFiles }) => resolve(tempFiles[0]?.tempFilePath ?? null),
      fail: () => resolve(null),
    });
  });
}

/** Sends fields, and with them at most one photo: a program can send a file in a form only. */
export async function sendWithPhoto<T>(
  path: string,
  fields: Readonly<Record<string, string>>,
  photo: string | null,
): Promise<Reached<T>> {
  if (photo === null) return requestAsOwn<T>('POST', path, { data: fields });
  const token = await session();
  return new Promise((resolve) => {
    wx.uploadFile({
      url: origin + path,
      filePath: photo,
      name: 'photo',
      formData: fields,
      header: { ...(token && { Authorization: `Bearer ${token}` }) },
      success: ({ statusCode, data }) => resolve(readReached<T>(statusCode, parsed(data))),
      fail: () => resolve(readReached<T>(0, null)),
    });
  });
}

/** What came back of a file is text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

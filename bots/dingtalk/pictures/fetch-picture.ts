import { done, type Result, refused } from '../../../server/core/result.ts';
import { MOST_BYTES } from '../../../server/ports/files.ts';
import type { FetchPicture } from '../../../server/ports/photos.ts';
import { CHANNEL, type Log } from '../log.ts';
import type { OpenApi } from '../open-api.ts';
import { getBytes } from './get-bytes.ts';
import { mayFetchFrom } from './picture-address.ts';

type Means = {
  readonly api: OpenApi;
  readonly robot: string;
  /** The origin, besides the platform's, that pictures may lie at. */
  readonly origin: string;
  readonly patience: number;
  readonly log: Log;
};

/** Longer than a call: a photo over a county's line. */
const SLOWER = 2;

/** Fetches a picture by its downloadCode: `POST /v1.0/robot/messageFiles/download` gives an address, which is then judged and read. */
export function openFetchPicture({ api, robot, origin, patience, log }: Means): FetchPicture {
  const lost = (why: string): Result<never> => {
    log.warn('dingtalk-picture-not-fetched', { ...CHANNEL, why });
    return refused('photo-gone', '这张照片没有收到。', '请再发一次。');
  };
  return async (downloadCode) => {
    const body = { downloadCode, robotCode: robot };
    const answer = await api({ method: 'POST', path: '/v1.0/robot/messageFiles/download', body });
    if (answer.kind !== 'answered') return lost(answer.code);
    const { downloadUrl } = answer.body;
    if (typeof downloadUrl !== 'string' || !mayFetchFrom(downloadUrl, origin)) return lost('address-refused');
    try {
      const bytes = await getBytes(downloadUrl, MOST_BYTES, patience * SLOWER);
      if (bytes !== 'too-large') return done(bytes);
      return refused('photo-too-large', '这张照片太大了,最多 8 MB。', '发的时候不选“原图”,再发一次。');
    } catch {
      return lost('not-read');
    }
  };
}

import { refused } from '../../server/core/result.ts';
import { MOST_BYTES } from '../../server/ports/files.ts';
import type { FetchPicture } from '../../server/ports/photos.ts';
import type { Log } from './log.ts';
import type { WechatApi } from './wechat-api.ts';

/** Fetches what a citizen sent by its MediaId; done one byte beyond the limit, so that the limit is the same everywhere. */
export function fetchPictureFrom(api: Pick<WechatApi, 'getMedia'>, log: Log): FetchPicture {
  return async (mediaId) => {
    try {
      const media = await api.getMedia(mediaId, MOST_BYTES);
      if (media !== 'too-large') return { ok: true, value: media };
      return refused('photo-too-large', '这张照片太大了,最多 8 MB。', '发的时候不选“原图”,再发一次。');
    } catch (fault) {
      log.error('picture-not-fetched', fault, { channel: 'wechat' });
      return refused('photo-gone', '这张照片没有收到。', '请再发一次。');
    }
  };
}

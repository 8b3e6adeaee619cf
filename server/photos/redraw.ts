import sharp from 'sharp';
import { done, type Result, refused } from '../core/result.ts';
import { MOST_BYTES } from '../ports/files.ts';
import type { Photo, Photos } from '../ports/photos.ts';
import { beginsLikePhoto } from './kind.ts';
import { type OneAtATime, oneAtATime } from './one-at-a-time.ts';

/** A 24-megapixel camera's picture is the largest that is decoded: about 100 MB while it is being drawn. */
const MOST_PIXELS = 24_000_000;
/** Enough to read the small print of a paper that fills the picture. */
const LONGEST_SIDE = 2_000;
const QUALITY = 82;
const SECONDS = 5;
const MOST_WAITING = 20;

// For the whole process: libvips opens nothing but the three kinds that `beginsLikePhoto` lets through, and remembers nothing.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] });
sharp.concurrency(1);
sharp.cache(false);

/** Draws photos anew with libvips, in libuv's threads, one at a time (security.md T08). */
export function openPhotos(line: OneAtATime = oneAtATime(MOST_WAITING)): Photos {
  return {
    async redraw(bytes) {
      const wrong = looksWrong(bytes);
      if (wrong !== null) return wrong;
      return (await line(() => drawn(bytes))) ?? BUSY;
    },
  };
}

const BUSY = refused('photo-busy', '照片太多,现在处理不过来。', '过一分钟再发一次。');

function looksWrong(bytes: Buffer): Result<never> | null {
  if (bytes.length === 0) return refused('photo-empty', '这张照片是空的。', '请重新拍一张再发。');
  if (bytes.length > MOST_BYTES)
    return refused('photo-too-large', '这张照片太大了,最多 8 MB。', '用手机自带的“标准”画质重拍一张,或不选“原图”。');
  return beginsLikePhoto(bytes) ? null : refused('photo-kind', '这不是照片,没有收。', '请发 JPG、PNG 照片。');
}

async function drawn(bytes: Buffer): Promise<Result<Photo>> {
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: QUALITY })
      .timeout({ seconds: SECONDS })
      .toBuffer({ resolveWithObject: true });
    return done({ bytes: data, width: info.width, height: info.height });
  } catch (fault) {
    return refusalOf(fault);
  }
}

/** libvips says in English what it found; a picture that cannot be drawn is the sender's to take anew, whatever the reason. */
function refusalOf(fault: unknown): Result<never> {
  const said = fault instanceof Error ? fault.message : '';
  if (said.includes('pixel limit'))
    return refused('photo-too-many-pixels', '这张照片的像素太多了,没有收。', '用手机自带的“标准”画质重拍一张。');
  if (said.includes('timeout')) return refused('photo-slow', '这张照片打开得太慢,没有收。', '请重新拍一张再发。');
  return refused('photo-broken', '这张照片打不开。', '可能没传完整,请重新拍一张再发。');
}

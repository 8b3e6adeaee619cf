import { performance } from 'node:perf_hooks';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { oneAtATime } from '../../server/photos/one-at-a-time.ts';
import { openPhotos } from '../../server/photos/redraw.ts';
import { MOST_BYTES } from '../../server/ports/files.ts';
import { jpegOf, pngOf, samplePhoto } from '../rigs/photo.ts';

const photos = openPhotos();

/** Milliseconds that the event loop worked, the least of three: a busy machine must not decide. */
async function loopTime(bytes: Buffer): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const before = performance.eventLoopUtilization();
    await photos.redraw(bytes);
    times.push(performance.eventLoopUtilization(before).active);
  }
  return Math.min(...times);
}

const codeOf = async (bytes: Buffer): Promise<string> => {
  const redrawn = await photos.redraw(bytes);
  return redrawn.ok ? 'taken' : redrawn.refusal.code;
};

describe('what is no photo', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
  it.each<[string, () => Promise<Buffer> | Buffer, string]>([
    ['an empty file', () => Buffer.alloc(0), 'photo-empty'],
    [
      'nine megabytes',
      () => Buffer.concat([Buffer.from('ffd8ff', 'hex'), Buffer.alloc(MOST_BYTES)]),
      'photo-too-large',
    ],
    ['a page named .jpg', () => Buffer.from('<!doctype html><script>1</script>'), 'photo-kind'],
    ['a drawing with a script', () => Buffer.from(svg), 'photo-kind'],
    ['a GIF', () => gif, 'photo-kind'],
    ['a PDF', () => Buffer.from('%PDF-1.7\n'), 'photo-kind'],
    ['a drawing behind the first bytes of a JPEG', () => Buffer.from(`\xff\xd8\xff${svg}`, 'latin1'), 'photo-broken'],
    ['a drawing behind the first bytes of a PNG', () => Buffer.concat([PNG, Buffer.from(svg)]), 'photo-broken'],
    ['a photo cut in half', async () => (await samplePhoto()).subarray(0, 9_000), 'photo-broken'],
    ['20,000 × 20,000 pixels', () => pngOf(20_000, 20_000), 'photo-too-many-pixels'],
    ['60,000 × 60,000 pixels', () => pngOf(60_000, 60_000), 'photo-too-many-pixels'],
    ['a width that is a lie', () => pngOf(4_000, 4_000, 10), 'photo-broken'],
    ['a JPEG header alone of 65,500 × 65,500', () => jpegOf(65_500, 65_500), 'photo-too-many-pixels'],
  ])('refuses %s, and the event loop works on it for less than 50 ms', async (_name, make, code) => {
    const bytes = await make();
    expect(await codeOf(bytes)).toBe(code);
    expect(await loopTime(bytes)).toBeLessThan(50);
  });
});

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

describe('a photo', () => {
  it('is drawn anew: where it was taken, with what and by whom is gone', async () => {
    const withPlace = await sharp(await samplePhoto())
      .withExif({ IFD0: { Copyright: '王招娣', Make: 'Huawei' }, IFD3: { GPSLatitude: '28/1 51/1 0/1' } })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret>13900001111</secret></x:xmpmeta>')
      .jpeg()
      .toBuffer();
    expect(withPlace.includes('Huawei') && withPlace.includes('13900001111')).toBe(true);
    const redrawn = await photos.redraw(withPlace);
    if (!redrawn.ok) throw new Error(redrawn.refusal.message);
    for (const trace of ['Exif', 'Huawei', '13900001111', 'xmpmeta', 'GPS'])
      expect(redrawn.value.bytes.includes(trace)).toBe(false);
  });

  it('loses what hangs behind it', async () => {
    const polyglot = Buffer.concat([await samplePhoto(), Buffer.from('<script>alert(1)</script>PK\x03\x04')]);
    const redrawn = await photos.redraw(polyglot);
    expect(redrawn.ok && redrawn.value.bytes.includes('script')).toBe(false);
    expect(await loopTime(polyglot)).toBeLessThan(50);
  });

  it('is at most 2,000 pixels a side, upright, and a JPEG', async () => {
    const sideways = await sharp({ create: { width: 3_000, height: 1_500, channels: 3, background: '#888' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const redrawn = await photos.redraw(sideways);
    expect(redrawn).toMatchObject({ ok: true, value: { width: 1_000, height: 2_000 } });
    expect(redrawn.ok && redrawn.value.bytes.toString('hex', 0, 3)).toBe('ffd8ff');
  });

  it('may be a PNG or a WebP; of one that moves the first frame is taken', async () => {
    const frame = (background: string) =>
      sharp({ create: { width: 20, height: 20, channels: 4, background } })
        .png()
        .toBuffer();
    const still = await frame('#00000080');
    expect(await codeOf(still)).toBe('taken');
    expect(await codeOf(await sharp(still).webp().toBuffer())).toBe('taken');
    const moving = await sharp([still, await frame('#ff0000')], { join: { animated: true } })
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer();
    expect(moving.includes('ANIM')).toBe(true);
    expect(await photos.redraw(moving)).toMatchObject({ ok: true, value: { width: 20, height: 20 } });
  });
});

describe('many photos at once', () => {
  it('are drawn one after the other; what cannot wait is told so', async () => {
    const narrow = openPhotos(oneAtATime(2));
    const bytes = await samplePhoto();
    const all = await Promise.all([1, 2, 3].map(() => narrow.redraw(bytes)));
    expect(all.map((each) => (each.ok ? 'taken' : each.refusal.code))).toEqual(['taken', 'taken', 'photo-busy']);
    expect((await narrow.redraw(bytes)).ok).toBe(true);
  });

  it('are not held up by one that is broken', async () => {
    const good = await samplePhoto();
    const all = await Promise.all([photos.redraw(good.subarray(0, 9_000)), photos.redraw(good)]);
    expect(all.map(({ ok }) => ok)).toEqual([false, true]);
  });
});

it('a PNG of the size it says is decoded whole before it is believed', async () => {
  const honest = Buffer.concat([PNG, deflateSync(Buffer.alloc(10))]);
  expect(await codeOf(honest)).toBe('photo-broken');
});

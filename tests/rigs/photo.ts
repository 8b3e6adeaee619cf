import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A photo as a telephone takes it: noise, so that it does not compress to nothing; the same bytes every time. */
export function samplePhoto(side = 200): Promise<Buffer> {
  const raw = Buffer.alloc(side * side * 3);
  let state = 42;
  for (let at = 0; at < raw.length; at += 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    raw[at] = state >> 16;
  }
  return sharp(raw, { raw: { width: side, height: side, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** A grey PNG that says it is so large and holds `rows` rows of zeros; all of them when not given, at most as much as fits a bomb. */
export function pngOf(width: number, height: number, rows = Math.min(height, 2_000)): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const data = deflateSync(Buffer.alloc((width + 1) * rows));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** The head of a JPEG that says how large it is, and nothing behind it. */
export function jpegOf(width: number, height: number): Buffer {
  const frame = Buffer.from('ffd8ffc0000b08000000000101110 0'.replace(/\s/gu, ''), 'hex');
  frame.writeUInt16BE(height, 7);
  frame.writeUInt16BE(width, 9);
  return Buffer.concat([frame, Buffer.from('ffda0008010100003f00', 'hex'), Buffer.alloc(64)]);
}

/** The kinds of pictures that are opened. Everything else (SVG, HEIC, TIFF, PDF …) is a program or a decoder that nobody needs here. */
const BEGINS: readonly ((bytes: Buffer) => boolean)[] = [
  (bytes) => bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex')),
  (bytes) => bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex')),
  (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
];

/** Whether the bytes begin like a JPEG, a PNG or a WebP. Names and media types that a sender gives are not asked. */
export function beginsLikePhoto(bytes: Buffer): boolean {
  return BEGINS.some((begins) => begins(bytes));
}

import jsqr from 'jsqr';
import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { Qr } from '../../server/web/qr.tsx';

/** Paints the squares of the SVG into a picture that a scanner can read, `scale` pixels a square. */
function paint(svg: string, scale: number) {
  const edge = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const size = edge * scale;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const [, x, y] of svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let at = 0; at < scale * scale; at += 1) {
      const column = Number(x) * scale + (at % scale);
      const line = Number(y) * scale + Math.floor(at / scale);
      pixels.fill(0, (line * size + column) * 4, (line * size + column) * 4 + 3);
    }
  return { pixels, size };
}

it('is read by a scanner as the address of the slip', () => {
  const address = 'https://wzm.example.gov.cn/slips/MZ-20181203-0007';
  const { pixels, size } = paint(renderToString(<Qr text={address} label="二维码" />), 4);
  const read = (jsqr as unknown as typeof jsqr.default)(pixels, size, size);
  expect(read?.data).toBe(address);
});

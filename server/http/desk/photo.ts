import type { ParameterizedContext } from 'koa';

/** Sends a photo that we drew ourselves: shown by our own pages only, kept by nobody. */
export function sendPhoto(ctx: ParameterizedContext, bytes: Buffer): void {
  ctx.set('Cache-Control', 'no-store');
  ctx.set('Content-Disposition', 'inline; filename="photo.jpg"');
  ctx.set('Cross-Origin-Resource-Policy', 'same-origin');
  ctx.type = 'image/jpeg';
  ctx.body = bytes;
}

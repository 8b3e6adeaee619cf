import multer from '@koa/multer';
import type { Middleware, ParameterizedContext } from 'koa';
import { MulterError } from 'multer';
import { MOST_BYTES } from '../../ports/files.ts';
import type { DoorCode } from '../refusals.ts';
import { refuse } from '../refuse.ts';

/** What a form puts around its photo: a dozen short fields. */
const AROUND = 64 * 1024;

const LIMITS = { fileSize: MOST_BYTES, files: 1, fields: 12, parts: 13, fieldSize: 4_096, fieldNameSize: 40 };

/** Names in UTF-8, and no `a[b][c]`: multer knows both, its types do not yet. */
const OPTIONS = {
  storage: multer.memoryStorage(),
  limits: { ...LIMITS, headerPairs: 10, fieldNestingDepth: 0 },
  defParamCharset: 'utf8',
};

const read = multer(OPTIONS).single('photo');

/** What a form with a photo held. `tooLarge`: a photo came that is larger than we take; the fields before it are there. */
type PhotoForm = { readonly fields: unknown; readonly photo: Buffer | null; readonly tooLarge: boolean };

/**
 * Reads a form with at most one photo of 8 MB into memory (security.md T09). The photo's name and what its sender says it is are not
 * looked at. A form that is none gets a 400, never a fault.
 */
export const photoForm: Middleware = async (ctx, next) => {
  if (!ctx.request.is('multipart/form-data')) return refuse(ctx, 'form-expected');
  if ((ctx.request.length ?? 0) > 2 * MOST_BYTES + AROUND) return refuse(ctx, 'body-too-large');
  try {
    await read(ctx as Parameters<typeof read>[0], async () => {});
    ctx.state.photoForm = { fields: ctx.request.body, photo: photoIn(ctx), tooLarge: false };
  } catch (fault) {
    if (!(fault instanceof MulterError && fault.code === 'LIMIT_FILE_SIZE')) return refuse(ctx, refusalFor(fault));
    const { body } = ctx.req as { readonly body?: unknown }; // what was read before the photo
    ctx.state.photoForm = { fields: body, photo: null, tooLarge: true };
  }
  await next();
};

/** What `photoForm` read. */
export function photoFormOf(ctx: ParameterizedContext): PhotoForm {
  return (ctx.state as { photoForm: PhotoForm }).photoForm;
}

/** A browser sends an empty part when nothing was chosen. */
function photoIn(ctx: ParameterizedContext): Buffer | null {
  const { file } = ctx as { readonly file?: { readonly buffer: Buffer } };
  return file === undefined || file.buffer.length === 0 ? null : file.buffer;
}

/** Whatever multer and its parser find wrong was sent wrong; they give it no type of its own. */
function refusalFor(fault: unknown): DoorCode {
  if (fault instanceof MulterError) return 'form-unreadable';
  if (fault instanceof Error && /multipart|boundary|form|header|aborted/iu.test(fault.message))
    return 'form-unreadable';
  throw fault;
}

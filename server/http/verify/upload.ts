import { createHash } from 'node:crypto';
import multer from '@koa/multer';
import type { Middleware, ParameterizedContext } from 'koa';
import { MulterError } from 'multer';
import type { UploadedFile } from '../../app/verify-file.ts';
import type { DoorCode } from '../refusals.ts';
import { refuse } from '../refuse.ts';

/** Bytes. A certificate has thirty thousand, a busy day's chain a few hundred thousand. */
const MOST = 1024 * 1024;
/** What the form puts around the file. */
const AROUND = 16 * 1024;

const read = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: MOST, files: 1, fields: 0, parts: 1, headerPairs: 10, fieldNameSize: 50 },
}).single('file');

/** Takes one file of at most 1 MB into memory. Neither its name nor what its sender says it is is looked at. */
export const fileBody: Middleware = async (ctx, next) => {
  if (ctx.request.is('multipart/form-data') === false) return refuse(ctx, 'form-expected');
  if ((ctx.request.length ?? 0) > MOST + AROUND) return refuse(ctx, 'upload-too-large');
  try {
    await read(ctx as Parameters<typeof read>[0], async () => {});
  } catch (fault) {
    return refuse(ctx, refusalFor(fault));
  }
  await next();
};

function refusalFor(fault: unknown): DoorCode {
  if (fault instanceof MulterError) return fault.code === 'LIMIT_FILE_SIZE' ? 'upload-too-large' : 'form-unreadable';
  if (fault instanceof Error && /multipart|boundary|form|header/iu.test(fault.message)) return 'form-unreadable';
  throw fault;
}

/** The file of a request as it is verified, or why it is none of ours at first sight. Its content is hashed and searched, never opened. */
export function uploadedFile(ctx: ParameterizedContext): UploadedFile | DoorCode {
  const { file } = ctx as { readonly file?: { readonly buffer: Buffer } };
  const bytes = file?.buffer;
  if (bytes === undefined || bytes.length === 0) return 'upload-missing';
  const [pdf, json] = [bytes.subarray(0, 5).toString('latin1') === '%PDF-', bytes[0] === 0x7b];
  if (!pdf && !json) return 'upload-kind';
  const open = bytes.toString('latin1');
  const [sm3 = '', sha256 = ''] = ['sm3', 'sha256'].map((name) => createHash(name).update(bytes).digest('hex'));
  return {
    digests: { sm3, sha256 },
    text: json ? textOf(bytes) : null,
    number: /(?:YS|CN)-\d{8}-\d{4,6}/.exec(open)?.[0] ?? null,
    day: /"day":"(\d{4}-\d{2}-\d{2})"/.exec(open)?.[1] ?? null,
  };
}

/** Null unless every byte is right UTF-8; a mark at the beginning stays, so that equal texts are equal bytes. */
function textOf(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

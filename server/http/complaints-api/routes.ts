import type Router from '@koa/router';
import type { ParameterizedContext } from 'koa';
import { kindOfComplaint } from '../../core/complaint/kind.ts';
import { done, type Result, refused } from '../../core/result.ts';
import { type ComplaintPhotoTaken, type ComplaintTaken, complaintSchemas } from '../contract-complaints.ts';
import type { Door } from '../door.ts';
import { jsonBody } from '../middleware/body.ts';
import { limitPerMinute } from '../middleware/limit.ts';
import { photoForm } from '../middleware/photo-form.ts';
import { byReader } from '../session/by-reader.ts';
import { keyOf } from '../session/key-of.ts';
import { sentForm } from '../session/sent-form.ts';
import { presentHelp } from './present.ts';
import { readComplaintNumber } from './shapes.ts';

/** A hall behind one address sends a few; who sends a hundred does not complain. */
const SENT_PER_MINUTE = 30;

/** `/api/complaints`: what went wrong at a window, taken in with a number and handed to a person. */
export function complaintRoutes(router: Router, door: Door): void {
  const { complaints, county } = door.uses;

  router.get('/api/complaints', (ctx) => {
    ctx.body = presentHelp(county.home());
  });

  router.post('/api/complaints', limitPerMinute(SENT_PER_MINUTE), jsonBody, async (ctx) => {
    await byReader(ctx, door, complaintSchemas.complaintSent, async ({ account }, sent) => {
      const { kind, window, cause, paper = '', matter = '', said = '' } = sent;
      const taken = await complaints.take({
        account,
        key: keyOf(ctx),
        told: { kind, window, cause, paper, matter, said },
      });
      if (!taken.ok) return taken;
      const { label, promise } = kindOfComplaint(kind);
      return done({ number: taken.value, label, promise } satisfies ComplaintTaken);
    });
  });

  // One a request: a mini-program sends a file by itself. It follows its complaint, so that a lost photo loses no complaint.
  router.post('/api/complaints/:number/photos', limitPerMinute(SENT_PER_MINUTE), photoForm, async (ctx) => {
    await byReader(ctx, door, null, async ({ account }) => {
      const photo = photoIn(ctx);
      if (!photo.ok) return photo;
      const number = readComplaintNumber(ctx.params.number) ?? '';
      const added = await complaints.addPhoto({ account, number, bytes: photo.value });
      return added.ok ? done({ photos: added.value } satisfies ComplaintPhotoTaken) : added;
    });
  });
}

function photoIn(ctx: ParameterizedContext): Result<Buffer> {
  const sent = sentForm(ctx, complaintSchemas.complaintPhotoSent);
  if (!sent.ok) return sent;
  const { photo, photoRefused } = sent.value;
  if (photoRefused) return { ok: false, refusal: photoRefused };
  return photo === null ? refused('upload-missing', '没有收到照片。', '重新拍一张,或重新选。') : done(photo);
}

import type { ComplaintHelpGiven, ComplaintPhotoTaken, ComplaintTaken } from '../../server/http/contract-complaints.ts';
import { sendWithPhoto } from './photos.ts';
import { type Reached, request } from './request.ts';
import { requestAsOwn } from './session.ts';

export function readComplaintHelp(): Promise<Reached<ComplaintHelpGiven>> {
  return request<ComplaintHelpGiven>('GET', '/api/complaints');
}

export type ComplaintSent = {
  readonly kind: ComplaintHelpGiven['kinds'][number]['id'];
  readonly window: string | null;
  readonly cause: string | null;
  readonly paper: string;
  readonly matter: string;
  readonly said: string;
};

/** `key`: the same for every try, so that it is taken once. */
export function sendComplaint(sent: ComplaintSent, key: string): Promise<Reached<ComplaintTaken>> {
  return requestAsOwn<ComplaintTaken>('POST', '/api/complaints', { data: sent, key });
}

/** Photos follow one by one. Gives back those that did not arrive, and why the first of them did not. */
export async function sendPhotos(
  number: string,
  photos: readonly string[],
): Promise<{ readonly left: readonly string[]; readonly why: string }> {
  const left: string[] = [];
  let why = '';
  for (const photo of photos) {
    const sent = await sendWithPhoto<ComplaintPhotoTaken>(`/api/complaints/${number}/photos`, {}, photo);
    if (sent.ok) continue;
    left.push(photo);
    why ||= sent.problem.message;
  }
  return { left, why };
}

/** What was begun and not sent, with the key of its try. Photos are not kept: WeChat clears where they lie. */
export type ComplaintDraft = ComplaintSent & { readonly key: string };

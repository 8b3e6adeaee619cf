import type { Incoming } from '../core/conversation/message.ts';
import { photoAwaited } from '../core/conversation/turn.ts';
import type { Result } from '../core/result.ts';
import type { FetchPicture, Photo } from '../ports/photos.ts';
import type { Means } from './means.ts';

/**
 * Fetches and draws anew the picture of a message, before its transaction: nobody waits for a platform with a conversation locked. Null
 * for everything else, and for pictures that nobody waits for: they are not fetched.
 */
export async function takePhoto(
  { store, photos }: Pick<Means, 'store' | 'photos'>,
  incoming: Incoming,
  fetchPicture: FetchPicture | undefined,
): Promise<Result<Photo> | null> {
  const { content, at } = incoming;
  if (content.kind !== 'image' || content.reference === undefined || !fetchPicture || !photos) return null;
  const talk = await store.transaction(({ conversations }) => conversations.peek(incoming));
  return photoAwaited(talk, at) === null ? null : fetchAndDraw(photos, content.reference, fetchPicture);
}

/** The photo behind a reference, drawn anew. */
export async function fetchAndDraw(
  photos: NonNullable<Means['photos']>,
  reference: string,
  fetchPicture: FetchPicture,
): Promise<Result<Photo>> {
  const fetched = await fetchPicture(reference);
  return fetched.ok ? photos.redraw(fetched.value) : fetched;
}

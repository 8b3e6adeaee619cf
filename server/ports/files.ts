import type { Result } from '../core/result.ts';
import type { Instant } from '../core/time.ts';

/** Names a file by what is in it: the SHA-256 of its bytes, in hex. */
type FileDigest = string;

type StoredFile = { readonly digest: FileDigest; readonly mediaType: MediaType; readonly bytes: Buffer };

/** What may be kept: what citizens photograph, and what we print. Anything else is refused. */
export type MediaType = 'image/jpeg' | 'image/png' | 'application/pdf';

/** Why a file is kept and until when: `task 12`, and the account of the person it is about. */
export type FileHolder = {
  readonly record: string;
  readonly expires: Instant;
  readonly about: { readonly channel: string; readonly person: string } | null;
};

/** Most bytes of one file: a 12-megapixel photo is about five. */
export const MOST_BYTES = 8 * 1024 * 1024;

/**
 * Photos and PDFs, encrypted, by digest, inside the transaction of the record that needs them. The same bytes are kept once;
 * a file goes when its last holder has expired, let go, or been forgotten.
 */
export interface Files {
  /** Refuses with `file-empty`, `file-too-large`, or `file-kind` when the bytes are not what their media type says. */
  put(
    file: { readonly mediaType: string; readonly bytes: Buffer },
    holder: FileHolder,
    now: Instant,
  ): Promise<Result<FileDigest>>;
  /** Null when there is none, or when every holder's time is over. */
  find(digest: FileDigest, now: Instant): Promise<StoredFile | null>;
  /** The record does not need it any more. */
  letGo(digest: FileDigest, record: string): Promise<void>;
}

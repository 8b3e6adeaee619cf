import type { ObjectionAct, ObjectionQueue, ObjectionView } from '../../app/commitment/objection-desk.ts';
import type { CheckPhotoWanted } from '../../app/commitment/view-check-photo.ts';
import type { Result } from '../../core/result.ts';

/** What a reviewer does about objections to checks. Every call names the session. */
export interface ObjectionUses {
  queue(session: string): Promise<Result<ObjectionQueue>>;
  read(session: string, number: string): Promise<Result<ObjectionView>>;
  photo(wanted: CheckPhotoWanted): Promise<Result<Buffer>>;
  decide(act: ObjectionAct): Promise<Result<null>>;
}

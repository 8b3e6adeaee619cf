import { done, type Result } from '../../core/result.ts';
import { schemas } from '../contract.ts';
import { type DoorCode, refusedWith } from '../refusals.ts';

/** Which conversation's replies are wanted. */
export function readWanted(body: unknown, unreadable: DoorCode): Result<string> {
  const parsed = schemas.repliesWanted.safeParse(body);
  return parsed.success ? done(parsed.data.conversation) : refusedWith(parsed.error, unreadable);
}

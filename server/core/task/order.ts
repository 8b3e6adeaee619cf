import type { StaffMember } from '../catalogue/staff.ts';
import type { Allowance } from '../clock/clock.ts';
import type { PauseLimits } from '../clock/pause.ts';
import type { Authorisation } from './authorisation.ts';
import type { RunMode } from './run-mode.ts';
import type { SiteCheck } from './site-check.ts';
import type { Doubt, Room } from './task.ts';

/** Where a task is sent, how it is run there, and how long that may take. */
export type Sending = { readonly room: Room; readonly mode: RunMode; readonly allowance: Allowance };

/** What can be asked of a task, with what that needs. */
export type Order =
  | { readonly verb: 'authorise' | 'renew'; readonly authorisation: Authorisation }
  | ({ readonly verb: 'dispatch' } & Sending)
  | { readonly verb: 'claim' | 'start' | 'resume' | 'revoke' }
  | { readonly verb: 'assign'; readonly to: StaffMember }
  | { readonly verb: 'hand'; readonly to: StaffMember; readonly reason: string }
  | { readonly verb: 'take-over' | 'return' | 'fail' | 'cancel'; readonly reason: string }
  | { readonly verb: 'wait-citizen'; readonly reason: string; readonly limits: PauseLimits }
  | ({ readonly verb: 'transfer'; readonly reason: string } & Sending)
  | { readonly verb: 'await-inquiry'; readonly inquiry: number }
  /** `doubt`: the owner has to look before he closes; null: he need not. */
  | { readonly verb: 'hear-inquiry'; readonly inquiry: number; readonly doubt: Doubt['kind'] | null }
  | { readonly verb: 'report'; readonly outcome: string }
  /** `outcome` null: as reported before. `trips`: as the owner counts them; null: one, which somebody made in the citizen's stead. */
  | { readonly verb: 'close'; readonly outcome: string | null; readonly trips: number | null }
  /** `reason`: as it was typed. */
  | { readonly verb: 'see'; readonly seen: SiteCheck; readonly reason: string }
  | { readonly verb: 'join-errand'; readonly errand: number }
  | { readonly verb: 'rate'; readonly stars: number };

export type Verb = Order['verb'];

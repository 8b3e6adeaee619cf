import { done, type Result } from '../../core/result.ts';
import type { Instant } from '../../core/time.ts';
import type { SignIn } from '../../ports/sign-in.ts';
import type { Means } from '../means.ts';

/** A session, and until when it holds. */
export type OpenedSession = { readonly token: string; readonly until: Instant };

/** Long enough that nobody signs in for every errand, short enough that a lost telephone is not for ever somebody else's. */
const LASTS = 30 * 86_400_000;

/** Opens a session for whoever the platform says the code is of. What else the platform tells is not taken. */
export async function openSession(
  { store, clock }: Means,
  signIn: SignIn,
  code: string,
): Promise<Result<OpenedSession>> {
  const account = await signIn.accountOf(code);
  if (!account.ok) return account;
  const now = clock.now();
  const { channel, account: appId, person } = account.value;
  return store.transaction(async (records) => {
    const id = await records.people.identify({ channel, appId, externalId: person }, now);
    const token = await records.readerSessions.open(account.value, now + LASTS);
    const entry = { record: `person ${id}`, event: 'session-opened', by: 'citizen', at: now, facts: {} };
    await records.trail.append(entry, account.value);
    return done({ token, until: now + LASTS });
  });
}

import type { Records } from '../../ports/store.ts';
import { callBacksOf } from './call-backs.ts';
import { commitmentsOf } from './commitments.ts';
import { complaintsOf } from './complaints.ts';
import { conversationsOf } from './conversations.ts';
import { deskKeysOf } from './desk-keys.ts';
import { documentsOf } from './documents.ts';
import { dutyOf } from './duty.ts';
import { filesOf } from './files.ts';
import { groupsOf } from './groups.ts';
import { handOversOf } from './hand-overs.ts';
import { inboxOf } from './inbox.ts';
import { inquiriesOf } from './inquiries.ts';
import { joinedAccountsOf } from './joined-accounts.ts';
import { looksOf } from './looks.ts';
import { nominationsOf } from './nominations.ts';
import { noticesOf } from './notices.ts';
import { numbersOf } from './numbers.ts';
import { outboxOf } from './outbox.ts';
import { pageKeysOf } from './page-keys.ts';
import { peopleOf } from './people.ts';
import type { Reach } from './reach.ts';
import { readerMessagesOf } from './reader-messages.ts';
import { readerReachOf } from './reader-reach.ts';
import { readerSessionsOf } from './reader-sessions.ts';
import { retentionOf } from './retention.ts';
import { slipsOf } from './slips.ts';
import { tasksOf } from './tasks.ts';
import { timersOf } from './timers.ts';
import { trailOf } from './trail.ts';
import { unansweredOf } from './unanswered.ts';

/** How each is made, when it is first asked for: most transactions touch five of them. */
const MADE: { readonly [Name in keyof Records]: (reach: Reach, records: Records) => Records[Name] } = {
  inbox: inboxOf,
  conversations: conversationsOf,
  people: (reach, { trail }) => peopleOf(reach, trail),
  numbers: numbersOf,
  slips: slipsOf,
  nominations: nominationsOf,
  handOvers: handOversOf,
  tasks: tasksOf,
  inquiries: inquiriesOf,
  looks: looksOf,
  notices: noticesOf,
  commitments: commitmentsOf,
  complaints: complaintsOf,
  duty: dutyOf,
  groups: groupsOf,
  deskKeys: deskKeysOf,
  pageKeys: pageKeysOf,
  callBacks: callBacksOf,
  readerSessions: readerSessionsOf,
  readerMessages: readerMessagesOf,
  readerReach: readerReachOf,
  joinedAccounts: joinedAccountsOf,
  unanswered: unansweredOf,
  trail: trailOf,
  outbox: outboxOf,
  timers: timersOf,
  files: filesOf,
  documents: documentsOf,
  retention: retentionOf,
};

/** Everything one transaction can reach. */
export function recordsOf(reach: Reach): Records {
  return new Reached(reach) as unknown as Records;
}

/** One shape for all transactions: an object with thirty getters of its own would be the dearest thing that many of them make. */
class Reached {
  readonly reach: Reach;
  readonly made: Partial<Record<keyof Records, unknown>> = {};

  constructor(reach: Reach) {
    this.reach = reach;
  }
}

for (const name of Object.keys(MADE) as (keyof Records)[])
  Object.defineProperty(Reached.prototype, name, {
    get(this: Reached & Records) {
      this.made[name] ??= MADE[name](this.reach, this);
      return this.made[name];
    },
  });

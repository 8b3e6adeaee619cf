import type { Records } from '../../ports/store.ts';
import { callBacksOf } from './call-backs.ts';
import { commitmentsOf } from './commitments.ts';
import { conversationsOf } from './conversations.ts';
import { deskKeysOf } from './desk-keys.ts';
import { documentsOf } from './documents.ts';
import { dutyOf } from './duty.ts';
import { filesOf } from './files.ts';
import { groupsOf } from './groups.ts';
import { handOversOf } from './hand-overs.ts';
import { inboxOf } from './inbox.ts';
import { inquiriesOf } from './inquiries.ts';
import { looksOf } from './looks.ts';
import { nominationsOf } from './nominations.ts';
import { noticesOf } from './notices.ts';
import { numbersOf } from './numbers.ts';
import { outboxOf } from './outbox.ts';
import { pageKeysOf } from './page-keys.ts';
import { peopleOf } from './people.ts';
import type { Reach } from './reach.ts';
import { readerMessagesOf } from './reader-messages.ts';
import { readerSessionsOf } from './reader-sessions.ts';
import { retentionOf } from './retention.ts';
import { slipsOf } from './slips.ts';
import { tasksOf } from './tasks.ts';
import { timersOf } from './timers.ts';
import { trailOf } from './trail.ts';
import { unansweredOf } from './unanswered.ts';

/** Everything one transaction can reach. */
export function recordsOf(reach: Reach): Records {
  const trail = trailOf(reach);
  return {
    inbox: inboxOf(reach),
    conversations: conversationsOf(reach),
    people: peopleOf(reach, trail),
    numbers: numbersOf(reach),
    slips: slipsOf(reach),
    nominations: nominationsOf(reach),
    handOvers: handOversOf(reach),
    tasks: tasksOf(reach),
    inquiries: inquiriesOf(reach),
    looks: looksOf(reach),
    notices: noticesOf(reach),
    commitments: commitmentsOf(reach),
    duty: dutyOf(reach),
    groups: groupsOf(reach),
    deskKeys: deskKeysOf(reach),
    pageKeys: pageKeysOf(reach),
    callBacks: callBacksOf(reach),
    readerSessions: readerSessionsOf(reach),
    readerMessages: readerMessagesOf(reach),
    unanswered: unansweredOf(reach),
    trail,
    outbox: outboxOf(reach),
    timers: timersOf(reach),
    files: filesOf(reach),
    documents: documentsOf(reach),
    retention: retentionOf(reach),
  };
}

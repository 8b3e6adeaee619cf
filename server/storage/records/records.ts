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

/** Everything one transaction can reach, each made when it is first asked for: most transactions touch five of them. */
export function recordsOf(reach: Reach): Records {
  const made: { -readonly [Name in keyof Records]?: Records[Name] } = {};
  const records: Records = {
    get inbox() {
      made.inbox ??= inboxOf(reach);
      return made.inbox;
    },
    get conversations() {
      made.conversations ??= conversationsOf(reach);
      return made.conversations;
    },
    get people() {
      made.people ??= peopleOf(reach, records.trail);
      return made.people;
    },
    get numbers() {
      made.numbers ??= numbersOf(reach);
      return made.numbers;
    },
    get slips() {
      made.slips ??= slipsOf(reach);
      return made.slips;
    },
    get nominations() {
      made.nominations ??= nominationsOf(reach);
      return made.nominations;
    },
    get handOvers() {
      made.handOvers ??= handOversOf(reach);
      return made.handOvers;
    },
    get tasks() {
      made.tasks ??= tasksOf(reach);
      return made.tasks;
    },
    get inquiries() {
      made.inquiries ??= inquiriesOf(reach);
      return made.inquiries;
    },
    get looks() {
      made.looks ??= looksOf(reach);
      return made.looks;
    },
    get notices() {
      made.notices ??= noticesOf(reach);
      return made.notices;
    },
    get commitments() {
      made.commitments ??= commitmentsOf(reach);
      return made.commitments;
    },
    get complaints() {
      made.complaints ??= complaintsOf(reach);
      return made.complaints;
    },
    get duty() {
      made.duty ??= dutyOf(reach);
      return made.duty;
    },
    get groups() {
      made.groups ??= groupsOf(reach);
      return made.groups;
    },
    get deskKeys() {
      made.deskKeys ??= deskKeysOf(reach);
      return made.deskKeys;
    },
    get pageKeys() {
      made.pageKeys ??= pageKeysOf(reach);
      return made.pageKeys;
    },
    get callBacks() {
      made.callBacks ??= callBacksOf(reach);
      return made.callBacks;
    },
    get readerSessions() {
      made.readerSessions ??= readerSessionsOf(reach);
      return made.readerSessions;
    },
    get readerMessages() {
      made.readerMessages ??= readerMessagesOf(reach);
      return made.readerMessages;
    },
    get readerReach() {
      made.readerReach ??= readerReachOf(reach);
      return made.readerReach;
    },
    get joinedAccounts() {
      made.joinedAccounts ??= joinedAccountsOf(reach);
      return made.joinedAccounts;
    },
    get unanswered() {
      made.unanswered ??= unansweredOf(reach);
      return made.unanswered;
    },
    get trail() {
      made.trail ??= trailOf(reach);
      return made.trail;
    },
    get outbox() {
      made.outbox ??= outboxOf(reach);
      return made.outbox;
    },
    get timers() {
      made.timers ??= timersOf(reach);
      return made.timers;
    },
    get files() {
      made.files ??= filesOf(reach);
      return made.files;
    },
    get documents() {
      made.documents ??= documentsOf(reach);
      return made.documents;
    },
    get retention() {
      made.retention ??= retentionOf(reach);
      return made.retention;
    },
  };
  return records;
}

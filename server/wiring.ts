import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { beginOwn } from './app/commitment/begin-own.ts';
import { challengeCommitment } from './app/commitment/challenge-commitment.ts';
import { answerOnPage, fillIn } from './app/commitment/fill-in.ts';
import { objectAsOwn } from './app/commitment/object-to-finding.ts';
import { decideObjection, viewObjection, viewObjections } from './app/commitment/objection-desk.ts';
import { printCommitment } from './app/commitment/print-commitment.ts';
import { beginIdentity, takeIdentity } from './app/commitment/prove-identity.ts';
import { readCommitmentReceipt } from './app/commitment/read-commitment-receipt.ts';
import { readShowing, readShowings } from './app/commitment/read-showings.ts';
import { signCommitment } from './app/commitment/sign-commitment.ts';
import { openSigning } from './app/commitment/signing-session.ts';
import { viewCheckPhoto } from './app/commitment/view-check-photo.ts';
import { readOwnCommitment, viewOwnCommitments, viewSignable } from './app/commitment/view-own.ts';
import { viewSigning } from './app/commitment/view-signing.ts';
import { withdrawOwn } from './app/commitment/withdraw-commitment.ts';
import { addComplaintPhoto } from './app/complaint/add-photo.ts';
import { viewComplaint, viewComplaintPhoto, viewComplaints } from './app/complaint/complaint-desk.ts';
import { takeComplaint } from './app/complaint/take-complaint.ts';
import { viewOwnComplaints } from './app/complaint/view-own-complaints.ts';
import { answerAtDesk, giveBackAtDesk } from './app/desk/act-at-desk.ts';
import { enterDesk } from './app/desk/enter-desk.ts';
import { leaveDesk } from './app/desk/leave-desk.ts';
import { viewDesk } from './app/desk/view-desk.ts';
import { viewHandOver } from './app/desk/view-hand-over.ts';
import { viewSlip } from './app/desk/view-slip.ts';
import { entrustOwn, readErrand, viewRunnable } from './app/entrust/entrust-own.ts';
import { viewOwnTask, withdrawOwnTask } from './app/entrust/own-task.ts';
import { rateOwn } from './app/entrust/rate-own.ts';
import { listRequirements } from './app/list-requirements.ts';
import { exportMe } from './app/me/export-me.ts';
import { forgetMe } from './app/me/forget-me.ts';
import { openSession } from './app/me/open-session.ts';
import { sessionHolder } from './app/me/session-holder.ts';
import { viewMe } from './app/me/view-me.ts';
import type { Knowledge, Means } from './app/means.ts';
import { boardStanding } from './app/notice/board-standing.ts';
import { checkCertificate } from './app/notice/check-certificate.ts';
import { countNotices } from './app/notice/count-notices.ts';
import { exportNotices } from './app/notice/export-notices.ts';
import { issueCertificate } from './app/notice/issue-certificate.ts';
import { readBoard } from './app/notice/read-board.ts';
import { readNotice } from './app/notice/read-notice.ts';
import { readDayChain, readRoots } from './app/notice/read-roots.ts';
import { decideAtDesk, findReview, viewReview, viewReviews } from './app/notice/review-desk.ts';
import { viewPhoto } from './app/notice/view-photo.ts';
import { enterForm } from './app/notice-form/enter-form.ts';
import { enterOwnForm } from './app/notice-form/enter-own-form.ts';
import { formHelp } from './app/notice-form/form-help.ts';
import { beginNoticeIdentity, takeNoticeIdentity } from './app/notice-form/prove-notice.ts';
import { reissueForm } from './app/notice-form/reissue-form.ts';
import { takeForm } from './app/notice-form/take-form.ts';
import { undertakeForm } from './app/notice-form/undertake-form.ts';
import { viewForm } from './app/notice-form/view-form.ts';
import { readHealth } from './app/read-health.ts';
import { readReplies } from './app/read-replies.ts';
import { readSlip } from './app/read-slip.ts';
import { receiveMessage } from './app/receive-message.ts';
import { readReceipt } from './app/task/read-receipt.ts';
import { verifyFile } from './app/verify-file.ts';
import { viewAgents } from './app/view-agents.ts';
import { viewMatter, viewMatters } from './app/view-matters.ts';
import { viewOverdue } from './app/view-overdue.ts';
import { loadCatalogue } from './catalogue-files/load-catalogue.ts';
import { readRequirementsJsonl } from './catalogue-files/requirements-jsonl.ts';
import type { ChannelState } from './channels.ts';
import type { Config } from './config.ts';
import type { Catalogue } from './core/catalogue/catalogue.ts';
import { familiesOf } from './core/catalogue/family.ts';
import type { Requirement } from './core/catalogue/requirement.ts';
import type { Content } from './core/conversation/message.ts';
import { refused } from './core/result.ts';
import { openPrinter } from './documents/printer.ts';
import type { MeUses } from './http/me/uses.ts';
import type { Asked, Uses } from './http/uses.ts';
import type { Clock } from './ports/clock.ts';
import type { Printer } from './ports/document.ts';
import type { TrialIdentity } from './ports/identity.ts';
import type { PageCodes } from './ports/page-codes.ts';
import type { SignIn } from './ports/sign-in.ts';
import { createQuestionEngine } from './question-engine/engine.ts';
import { loadQuestionResources } from './question-engine/resources.ts';
import { reachUsesOf } from './reach-uses.ts';
import { sm3 } from './storage/trail/sm3.ts';

const systemClock: Clock = { now: Date.now };

/** Rules, engine and clock: all that answering needs. Throws a CatalogueFault that names every faulty file and row. */
export async function openKnowledge(config: Config, clock: Clock = systemClock): Promise<Knowledge> {
  return knowledgeOf(await loadCatalogue(config.catalogueDir, config.homePlace), config, clock);
}

/** The same with the requirements of a file in the format of data/proofs.jsonl in place of the shipped ones. */
export async function openKnowledgeWith(
  config: Config,
  file: string,
): Promise<Knowledge | { complaints: readonly string[] }> {
  const catalogue = await loadCatalogue(config.catalogueDir, config.homePlace);
  const reading = readRequirementsJsonl(await readFile(file, 'utf8'), catalogue.places, file);
  if (!reading.ok) return { complaints: reading.problems };
  return knowledgeOf(instead(catalogue, reading.rows), config, systemClock);
}

/** Other requirements under the home county's lists: only the list rows that derive from one of them still mean anything. */
function instead(catalogue: Catalogue, requirements: readonly Requirement[]): Catalogue {
  const ids = new Set(requirements.map((row) => row.id));
  const lists = catalogue.home.lists.map((list) => ({
    ...list,
    rows: list.rows.filter((row) => row.from !== null && ids.has(row.from)),
  }));
  return { ...catalogue, requirements, home: { ...catalogue.home, lists } };
}

function knowledgeOf(catalogue: Catalogue, config: Config, clock: Clock): Knowledge {
  const rows = [...catalogue.requirements, ...catalogue.home.lists.flatMap((list) => list.rows)];
  const engine = createQuestionEngine(catalogue, loadQuestionResources(config.catalogueDir));
  return { catalogue, families: familiesOf(rows), engine, clock };
}

/** What people can do through HTTP, filled with the use cases. Without `signIn` nobody signs in from the mini-program. */
export function usesOf(
  means: Means,
  version: string,
  channels: () => readonly ChannelState[] = () => [],
  signIn: SignIn | null = null,
  pageCodes: PageCodes | null = null,
): Uses {
  const printer = openPrinter();
  return {
    county: {
      home: () => means.catalogue.home,
      places: () => means.catalogue.places,
      matters: () => viewMatters(means),
      matter: (id) => viewMatter(means, id),
    },
    me: meUsesOf(means, signIn),
    reach: reachUsesOf(means, signIn),
    askQuestion: async (asked) => {
      const { place, on, reachAt } = asked;
      const received = await receiveMessage(means, incoming(asked, means.clock), { place, on, reachAt });
      return received.ok
        ? { ok: true, value: { answer: received.value.answer, conversation: asked.talk.chat } }
        : received;
    },
    viewAgents: () => viewAgents(means),
    viewOverdue: () => viewOverdue(means),
    readSlip: (number) => readSlip(means, number),
    readReceipt: (number, token) => readReceipt(means, number, token),
    listRequirements: (query) => listRequirements(means, query),
    readReplies: (talk) => readReplies(means, talk),
    health: async () => ({ ...(await readHealth(means)), channels: channels(), version }),
    board: {
      list: (query) => readBoard(means, query),
      read: (number) => readNotice(means, number),
      code: (number) => pageCodes?.ofNotice(number) ?? null,
      certificate: (number) => issueCertificate({ ...means, printer }, number),
      verifyFile: (file) => verifyFile(means, sm3, file),
      check: (asked) => checkCertificate(means, asked),
      standing: boardStanding(means, breathe),
      counts: (within) => countNotices(means, within),
      roots: () => readRoots(means),
      dayChain: (day) => readDayChain(means, day),
    },
    noticeForm: {
      help: () => formHelp(means),
      enter: (link) => enterForm(means, link),
      enterOwn: (account, kind) => enterOwnForm(means, account, kind),
      view: (session) => viewForm(means, session),
      take: (form) => takeForm(means, form),
      beginIdentity: (session) => beginNoticeIdentity(means, session, randomBytes(32).toString('base64url')),
      takeIdentity: (session) => takeNoticeIdentity(means, session),
      undertake: (session) => undertakeForm(means, session),
      reissue: (session) => reissueForm(means, session),
    },
    reviews: {
      queue: (session) => viewReviews(means, session),
      find: (session, number) => findReview(means, session, number),
      read: (session, typed) => viewReview(means, session, typed),
      photo: (session, typed) => viewPhoto(means, session, typed),
      decide: (act) => decideAtDesk(means, act),
      export: (wanted) => exportNotices({ ...means, printer }, wanted),
    },
    objections: {
      queue: (session) => viewObjections(means, session),
      read: (session, number) => viewObjection(means, session, number),
      photo: (wanted) => viewCheckPhoto(means, wanted),
      decide: (act) => decideObjection(means, act),
    },
    commitments: commitmentUses(means, printer),
    showings: {
      list: (page) => readShowings(means, page),
      read: (number) => readShowing(means, number),
      challenge: (number, form) => challengeCommitment(means, number, form),
    },
    complaints: {
      take: (sent) => takeComplaint(means, sent),
      addPhoto: (sent) => addComplaintPhoto(means, sent),
      ofOwn: (account) => viewOwnComplaints(means, account),
    },
    tasks: {
      runnable: () => viewRunnable(means),
      read: (form) => readErrand(means, form),
      entrust: (sent) => entrustOwn(means, sent),
      view: (account, number) => viewOwnTask(means, account, number),
      withdraw: (account, number) => withdrawOwnTask(means, account, number),
    },
    complaintDesk: {
      list: (session) => viewComplaints(means, session),
      read: (session, number) => viewComplaint(means, session, number),
      photo: (session, which) => viewComplaintPhoto(means, session, which),
    },
    trialIdentity: trialOf(means),
    desk: {
      enter: (link) => enterDesk(means, link),
      leave: (session) => leaveDesk(means, session),
      view: (session) => viewDesk(means, session),
      read: (session, number) => viewHandOver(means, session, number),
      answer: (act) => answerAtDesk(means, act),
      giveBack: (act) => giveBackAtDesk(means, act),
      slip: (session, number) => viewSlip(means, session, number),
    },
  };
}

/** Between two pieces of long work in the background: others come first, and it keeps no process alive. */
const breathe = (): Promise<void> => pause(20, undefined, { ref: false });

function meUsesOf(means: Means, signIn: SignIn | null): MeUses {
  const off = refused('sign-in-off', '这里还不能登录。', '问证明照样能问;要办别的请到窗口,或发给公众号。');
  return {
    signsIn: signIn !== null,
    open: async (code) => (signIn === null ? off : openSession(means, signIn, code)),
    holder: (token) => sessionHolder(means, token),
    view: (account) => viewMe(means, account),
    export: (account) => exportMe(means, account),
    rate: (account, rating) => rateOwn(means, account, rating),
    forget: (account) => forgetMe(means, account),
  };
}

function commitmentUses(means: Means, printer: Printer): Uses['commitments'] {
  return {
    open: (link) => openSigning(means, link),
    view: (way) => viewSigning(means, way),
    answer: (way, options) => answerOnPage(means, way, options),
    fill: (way, filled) => fillIn(means, way, filled),
    beginIdentity: (way) => beginIdentity(means, way, randomBytes(32).toString('base64url')),
    takeIdentity: (way) => takeIdentity(means, way),
    sign: (way, form) => signCommitment(means, way, form),
    signable: () => viewSignable(means),
    begin: (account, wish) => beginOwn(means, account, wish),
    ofOwn: (account) => viewOwnCommitments(means, account),
    readOwn: (account, number) => readOwnCommitment(means, account, number),
    withdraw: (account, number) => withdrawOwn(means, account, number),
    object: (account, objection) => objectAsOwn(means, account, objection),
    read: (number, key) => readCommitmentReceipt(means, number, key),
    print: (number, key) => printCommitment({ ...means, printer }, number, key),
  };
}

/** The provider of demonstrations has a page of its own here; every other one is somewhere else. */
function trialOf({ identity }: Means): TrialIdentity | null {
  return identity && 'prove' in identity ? (identity as TrialIdentity) : null;
}

function incoming(asked: Asked, clock: Clock) {
  const content: Content =
    asked.choice === undefined ? { kind: 'text', text: asked.q ?? '' } : { kind: 'choice', id: asked.choice };
  return { ...asked.talk, messageId: asked.messageId ?? randomUUID(), at: clock.now(), content };
}

import { CHOOSES, usedFor } from '../answer/choices.ts';
import { type CommitmentAct, commitmentChoice, commitmentLine } from '../commitment/commitment-act.ts';
import { type JoinAct, joinLine } from '../join/join-line.ts';
import { type NoticeAct, noticeChoice, noticeLine } from '../notice/notice-act.ts';
import { contactIn, type GivenContact } from '../privacy/contact.ts';
import type { QuestionContext } from '../question/understanding.ts';
import type { Entrusting } from '../task/entrusting.ts';
import type { Instant } from '../time.ts';
import { type CitizenCommand, commandOf, commandOfChoice } from './command.ts';
import type { Conversation, Pending } from './conversation.ts';
import { type Focus, NO_FOCUS } from './focus.ts';
import type { Content } from './message.ts';
import { spokenChoice } from './spoken-choice.ts';
import { spokenException } from './spoken-exception.ts';

/** What a message amounts to, given where the conversation stands. */
export type Turn =
  /** A person holds the conversation: the bot says nothing. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'command'; readonly command: CitizenCommand }
  | {
      readonly kind: 'question';
      readonly text: string;
      readonly focus: Focus;
      readonly context: QuestionContext | null;
      /** The text answers or corrects something, so it is also read together with what came before. */
      readonly together: string | null;
      readonly corrects: boolean;
      /** Typed where something personal was asked for. */
      readonly personal?: boolean;
    }
  /** None of the offered choices was right. */
  | { readonly kind: 'none-of-these' }
  /** He agreed to be handed to a person. */
  | { readonly kind: 'agreed-to-person' }
  /** He left a telephone number for the nomination, or tried to. */
  | { readonly kind: 'contact'; readonly nomination: string; readonly given: NonNullable<GivenContact> }
  /** He says something of the task that he entrusts: town, name, ID number; as he typed it, like the words for a notice. */
  | { readonly kind: 'particulars'; readonly text: string; readonly so: Entrusting }
  /** He allows what he was shown. */
  | { readonly kind: 'granted'; readonly so: Entrusting }
  /** Which authorisation he takes back. */
  | { readonly kind: 'withdrawn'; readonly task: number }
  /** How it went, from 1 to 5; `text` in case there is nothing to rate. */
  | { readonly kind: 'rated'; readonly stars: number; readonly text: string }
  /** A word or a button about loss notices. */
  | { readonly kind: 'notice'; readonly act: NoticeAct }
  /** He answers what a loss notice asked, character by character as he typed it: names are not to be normalised. */
  | { readonly kind: 'notice-words'; readonly text: string; readonly notice: number }
  /** A photo for a loss notice. */
  | { readonly kind: 'notice-photo'; readonly notice: number }
  /** The number of a certificate that he found. */
  | { readonly kind: 'found-words'; readonly text: string; readonly found: string }
  /** A word or a button about commitments. */
  | { readonly kind: 'commitment'; readonly act: CommitmentAct }
  /** A word about his two accounts. */
  | { readonly kind: 'join'; readonly act: JoinAct }
  /** A voice message the platform could not read, a picture, or a sticker. */
  | { readonly kind: 'unreadable'; readonly what: 'voice' | 'image' }
  | { readonly kind: 'greeting' }
  /** A button of an earlier question was tapped. */
  | { readonly kind: 'stale-choice' };

const CORRECTION = /^(不是|不对|错了|弄错了|我说的是|我是说|我问的是|我指的是)[,、。\s]*(不对[,、]?)?/u;
const CORRECTION_REST = /^(我说的是|我是说|我问的是|我指的是|是|说的是)/u;
const ANAPHORA = /^(那|那么|还有)?[,、]?(.{1,12}?)(呢|呐|咧)[?。]?$/u;

/** Reads a message against the conversation. Expired conversations are read as if there were none. */
export function readTurn(conversation: Conversation | null, content: Content, now: Instant): Turn {
  const live = conversation !== null && conversation.expiresAt > now ? conversation : null;
  if (live?.heldBy === 'person') return readHeld(content);
  switch (content.kind) {
    case 'event':
      return { kind: 'greeting' };
    case 'image': {
      const notice = photoAwaited(live, now);
      return notice === null ? { kind: 'unreadable', what: 'image' } : { kind: 'notice-photo', notice };
    }
    case 'voice':
      return content.recognised ? readText(live, content.recognised) : { kind: 'unreadable', what: 'voice' };
    case 'choice':
      return readChoice(live, content.id);
    case 'text':
      return readText(live, content.text);
  }
}

/** Case number of the notice that a photo sent now belongs to; null when none is being filled in. */
export function photoAwaited(conversation: Conversation | null, now: Instant): number | null {
  if (conversation === null || conversation.expiresAt <= now || conversation.heldBy === 'person') return null;
  const { pending } = conversation;
  return pending?.about === 'notice' ? (pending.notice ?? null) : null;
}

/** A person holds the conversation; only 退出 takes it back. */
function readHeld(content: Content): Turn {
  const leaves = content.kind === 'text' && commandOf(content.text) === 'leave';
  return leaves ? { kind: 'command', command: 'leave' } : { kind: 'silent' };
}

function readText(live: Conversation | null, typed: string): Turn {
  const text = typed.normalize('NFKC').trim();
  const pending = live?.pending ?? null;
  const choice = pending && spokenChoice(text, pending.choices);
  if (choice) return readChoice(live, choice.id);
  const told = readTold(live, text);
  if (told) return told;
  return (pending && readPending(live, pending, text, typed)) ?? readStars(live, text) ?? follow(live, text);
}

/** What means the same whatever is being talked about. */
function readTold(live: Conversation | null, text: string): Turn | null {
  const command = commandOf(text);
  if (command) return { kind: 'command', command };
  const act = noticeLine(text);
  if (act !== null) return { kind: 'notice', act };
  const promised = commitmentLine(text);
  if (promised !== null) return { kind: 'commitment', act: promised };
  const joining = joinLine(text);
  return joining === null ? typedNumber(live, text) : { kind: 'join', act: joining };
}

/** What a text means to the question that waits; null when it is about something else. */
function readPending(live: Conversation | null, pending: Pending, text: string, typed: string): Turn | null {
  switch (pending.about) {
    case 'confirm-hand-over':
      return null;
    case 'contact': {
      const given = contactIn(text);
      return given && { kind: 'contact', nomination: pending.question, given };
    }
    case 'exception': {
      const said = spokenException(text, pending.asks);
      return said === null ? together(text, pending) : readChoice(live, said);
    }
    case 'which':
      return together(text, pending);
    case 'entrust':
      return pending.entrusting ? { kind: 'particulars', text: typed, so: pending.entrusting } : null;
    case 'withdraw':
    case 'commitment':
      return null;
    case 'notice':
      return readForNotice(pending, typed);
  }
}

function readForNotice({ notice, found }: Pending, text: string): Turn | null {
  if (notice !== undefined) return { kind: 'notice-words', text, notice };
  return found === undefined ? null : { kind: 'found-words', text, found };
}

const STARS = /^(?:打|给)?([1-5])\s*(分)?$/u;

/** 5 分, or a bare 5 while no buttons with numbers are there to be meant. */
function readStars(live: Conversation | null, text: string): Turn | null {
  const [, stars, unit] = STARS.exec(text) ?? [];
  const meant = unit !== undefined || (live?.last?.answer.choices.length ?? 0) === 0;
  return stars !== undefined && meant ? { kind: 'rated', stars: Number(stars), text } : null;
}

/** After an answer the buttons have numbers too: 回复 1 要凭条. */
function typedNumber(live: Conversation | null, text: string): Turn | null {
  const choice = live?.last ? spokenChoice(text, live.last.answer.choices) : null;
  return choice && /^\D{0,2}[1-6]\D?$/u.test(text) ? actOf(choice.id) : null;
}

/** A button that means the same whenever it is tapped. */
function actOf(id: string): Turn | null {
  const command = commandOfChoice(id);
  if (command) return { kind: 'command', command };
  const act = noticeChoice(id);
  if (act !== null) return { kind: 'notice', act };
  const promised = commitmentChoice(id);
  return promised && { kind: 'commitment', act: promised };
}

function together(text: string, pending: Pending): Turn {
  return {
    kind: 'question',
    text,
    focus: NO_FOCUS,
    context: null,
    together: `${pending.question},${text}`,
    corrects: false,
  };
}

/** A correction goes with the last question; "那户口本呢" borrows its matter; anything else stands alone. */
function follow(live: Conversation | null, text: string): Turn {
  const last = live?.last ?? null;
  if (last && CORRECTION.test(text)) {
    const rest = text.replace(CORRECTION, '').replace(CORRECTION_REST, '');
    return {
      kind: 'question',
      text: rest || text,
      focus: NO_FOCUS,
      context: null,
      together: `${last.question},${rest}`,
      corrects: true,
    };
  }
  if (last && ANAPHORA.test(text)) {
    const context = { matter: last.matter, requirement: last.requirement, place: last.place };
    return { kind: 'question', text, focus: NO_FOCUS, context, together: null, corrects: false };
  }
  return asQuestion(text);
}

/** A message that stands alone. */
export function asQuestion(text: string): Extract<Turn, { kind: 'question' }> {
  return { kind: 'question', text, focus: NO_FOCUS, context: null, together: null, corrects: false };
}

function readChoice(live: Conversation | null, id: string): Turn {
  const command = commandOfChoice(id);
  const pending = live?.pending ?? null;
  if (pending?.about === 'confirm-hand-over')
    return { kind: id === 'yes' || command === 'person' ? 'agreed-to-person' : 'none-of-these' };
  const act = actOf(id);
  if (act) return act;
  if (!pending?.choices.some((choice) => choice.id === id)) return { kind: 'stale-choice' };
  if (id === 'none') return { kind: 'none-of-these' };
  if (pending.about === 'entrust' || pending.about === 'withdraw') return readDeed(pending, id);
  return {
    kind: 'question',
    text: pending.question,
    focus: settle(pending.focus, id),
    context: null,
    together: null,
    corrects: false,
  };
}

/** What was tapped under an authorisation. Whoever does not want it is where he was before. */
function readDeed({ entrusting }: Pending, id: string): Turn {
  const task = /^withdraw:(\d+)$/u.exec(id)?.[1];
  if (task !== undefined) return { kind: 'withdrawn', task: Number(task) };
  return id === 'grant' && entrusting ? { kind: 'granted', so: entrusting } : { kind: 'command', command: 'leave' };
}

function settle(focus: Focus, id: string): Focus {
  if (id === 'yes' || id === 'no') return { ...focus, exception: id };
  const use = usedFor(id);
  if (use !== null) return { ...focus, ...use };
  if (id.startsWith(CHOOSES.place)) return { ...focus, place: id.slice(CHOOSES.place.length) };
  if (id.startsWith(CHOOSES.requirement)) return { ...focus, requirement: id.slice(CHOOSES.requirement.length) };
  if (id.startsWith(CHOOSES.certificate)) return { ...focus, certificate: id.slice(CHOOSES.certificate.length) };
  if (id.startsWith(CHOOSES.matter)) return { ...focus, matter: id.slice(CHOOSES.matter.length) };
  return focus;
}

import type { Result } from '../core/result.ts';
import type { Instant } from '../core/time.ts';

/** Somebody whom a visitor of the sandbox can be. */
export type SandboxPerson = {
  readonly id: string;
  readonly name: string;
  /** The heading under which the person stands in a list: 群众, or the department. */
  readonly among: string;
  /** Age and village, or roles. */
  readonly about: string;
  /** Town, name and a made-up identity number, as a citizen is asked for them; null for colleagues. */
  readonly particulars: string | null;
};

/** A chat as one person has it on his telephone. */
export type SandboxChat = {
  /** Names the chat among those of one person: `account`, `single`, `county`, `town-990101001`, `line-gongan`. */
  readonly key: string;
  /** The same for everybody who sees the same messages. */
  readonly room: string;
  readonly name: string;
  readonly among: string;
  readonly channel: 'wechat' | 'dingtalk';
  readonly kind: 'account' | 'single' | 'group';
};

/** What stands in a chat. The first line of an answer is its verdict. */
export type Bubble = {
  readonly seq: number;
  /** Rises with every change of any bubble: what came after a tick is what a page does not show yet. */
  readonly tick: number;
  readonly room: string;
  readonly at: Instant;
  /** `notice`: what the platform itself says. `card`: the copy of a card, which changes with all others; its first line is the title. */
  readonly kind: 'said' | 'answer' | 'notice' | 'card';
  /** Person; null for the robot and the platform. */
  readonly from: { readonly id: string; readonly name: string } | null;
  readonly lines: readonly string[];
  /** Where a card stands: 待接单; empty for everything else. */
  readonly state: string;
  /** Whom a group message calls by name. */
  readonly calls: string | null;
  /** Words on the things that can be tapped. */
  readonly taps: readonly string[];
  /** What became of the message on the platform. */
  readonly note: string;
};

export type SandboxAct =
  /** `calls`: with @ before the robot's name, without which a group's robot hears nothing. */
  | { readonly kind: 'text'; readonly text: string; readonly calls: boolean }
  /** `text`: what the platform recognised; empty for nothing. */
  | { readonly kind: 'voice'; readonly text: string }
  | { readonly kind: 'image' }
  | { readonly kind: 'subscribe' }
  | { readonly kind: 'tap'; readonly bubble: number; readonly tap: number };

export type ClockMove =
  | { readonly to: 'hour' | 'working-day' | 'now' }
  /** `YYYY-MM-DDTHH:MM` in Asia/Shanghai. */
  | { readonly to: 'set'; readonly at: string };

/** A way in which a platform can misbehave. */
export type FaultSwitch = {
  readonly name: string;
  readonly platform: '微信' | '钉钉';
  readonly label: string;
  /** What will happen, in one sentence. */
  readonly means: string;
  /** `lasting` stays until it is switched off; `once` happens and is over. */
  readonly kind: 'lasting' | 'once';
  readonly on: boolean;
  /** How often one that happens once was made to happen. */
  readonly count: number;
};

/** One thing that a platform saw, without secrets. */
export type Sighting = {
  readonly at: Instant;
  readonly platform: '微信' | '钉钉';
  /** `push`: from the platform to us; `call`: from us to the platform. */
  readonly way: 'push' | 'call';
  readonly what: string;
  readonly outcome: string;
};

/** What a page that is open has to be told. */
export type SandboxNews =
  | { readonly kind: 'bubble'; readonly bubble: Bubble }
  /** Clock, faults or connections are not what they were. */
  | { readonly kind: 'controls' }
  /** The server ends. */
  | { readonly kind: 'over' };

/** The sandbox: everybody in every chat, on platforms that are stand-ins, before channels that are real. Only in demonstrations. */
export interface Sandbox {
  /** Another word after every start: ticks of an earlier run mean nothing. */
  readonly run: string;
  readonly people: readonly SandboxPerson[];
  /** Empty for a person who is not there. */
  chatsOf(person: string): readonly SandboxChat[];
  /** The citizen who has said the least. */
  fresh(): string;
  bubbles(room: string): readonly Bubble[];
  /** What was said or changed after a tick, oldest first. */
  after(tick: number): readonly Bubble[];
  readonly tick: number;
  /** The tick at which connections, clock or faults last changed. */
  readonly controlsChanged: number;
  /** Begins to connect the channels to the platforms; calling it again is harmless. */
  wake(): void;
  /** How the platforms stand, in words: 微信 已接通. */
  connections(): readonly string[];
  /** Done when the platform has it; the answer comes when it comes. */
  act(person: string, chat: string, act: SandboxAct): Promise<Result<null>>;
  now(): Instant;
  /** Whether the clock was moved. */
  readonly moved: boolean;
  move(to: ClockMove): Result<Instant>;
  faults(): readonly FaultSwitch[];
  turn(fault: string, on: boolean): Result<null>;
  /** Newest first. */
  sightings(): readonly Sighting[];
  watch(listener: (news: SandboxNews) => void): () => void;
}

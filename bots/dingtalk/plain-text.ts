/** More than any question that is read, so that a pasted book costs no more than a long question before it is refused. */
const MOST_CHARACTERS = 2_000;

/** Control characters but line ends and tabs, and halves of characters: they can neither be stored nor shown. */
const UNSPEAKABLE = /[^\P{Cc}\n\t]|\p{Cs}/gu;

/** Characters that nobody sees: with nothing else in it a message is empty. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/gu;

/** What was typed, without what cannot be typed. Names and rare characters keep their very code points. */
export function plainText(typed: string): string {
  return typed.slice(0, MOST_CHARACTERS).replace(UNSPEAKABLE, '').replace(INVISIBLE, '').trim();
}

/** The platform takes its mention of the robot out of most messages, HarmonyOS leaves it in front: a leading @name goes, more than one too. */
export function withoutMention(text: string): string {
  return text.replace(/^(?:@[^\s@]{1,40}(?:\s+|$))+/u, '').trim();
}

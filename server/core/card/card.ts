/** One button and the line that typing would be: both are the same act. */
export type CardButton = { readonly label: string; readonly line: string };

/**
 * 一卡: one card that lives in every chat concerned. Whoever changes what it is about puts it anew under the same `id`, and every
 * copy changes. It holds no personal data: whole groups see it.
 */
export type Card = {
  /** `task-12`, `inquiry-XC-20261121-0004`: the same for all copies, for ever. */
  readonly id: string;
  /** Rises with every change: an older one that arrives late changes nothing. */
  readonly revision: number;
  /** `#12 无房证明`. */
  readonly title: string;
  /** Where it stands, in one or two words: 待接单, 办理中, 办结. */
  readonly state: string;
  /** At most six short lines. */
  readonly lines: readonly string[];
  /** At most four; none when nothing is left to do. */
  readonly buttons: readonly CardButton[];
  /** The chats it lives in, as their groups were bound (`Group.recipient`): the whole list every time. */
  readonly rooms: readonly string[];
  /** True when those in the rooms should be told now; false: whoever looks sees it. Channels without living cards post only then. */
  readonly notable: boolean;
};

/** What a channel without living cards says: the card in lines, and what may be typed. */
export function cardLines({ title, state, lines, buttons }: Card): readonly string[] {
  const typed = buttons.map(({ line }) => line).join(' · ');
  return [`${title} · ${state}`, ...lines, ...(typed === '' ? [] : [`发:${typed}`])];
}

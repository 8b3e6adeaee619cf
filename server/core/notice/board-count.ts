import type { NoticeBoard } from './notice-kind.ts';

/** Counted over all notices that were ever published, corrections counted with what they correct. */
export type BoardCount = { readonly published: number; readonly standing: number };

/** 少登的报: how many newspaper notices were not bought and what they would have cost, in yuan. */
export type AdsSpared = {
  readonly notices: number;
  readonly each: number;
  readonly yuan: number;
  readonly source: string;
};

export function adsSpared({ published }: BoardCount, { adCost }: NoticeBoard): AdsSpared {
  return { notices: published, each: adCost.yuan, yuan: published * adCost.yuan, source: adCost.source };
}

import type { County } from '../core/catalogue/county.ts';
import type { AssetName } from './assets.ts';

/** What every page knows: whose it is, where it lives, and its style and script. */
export type Site = {
  readonly county: Pick<County, 'id' | 'name' | 'fictional' | 'hotline' | 'keepers' | 'hours'>;
  /** Address under which the public reaches us, without a slash at the end. */
  readonly publicUrl: string;
  /** Whether there is a sandbox to try: only in demonstrations. */
  readonly sandbox?: boolean;
  readonly assets: Readonly<Record<AssetName, string>>;
};

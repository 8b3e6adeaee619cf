import { namesIn } from '../../core/inquiry/names.ts';
import { lookLine } from '../../core/inquiry/view-lines.ts';
import type { Instant } from '../../core/time.ts';
import type { Records } from '../../ports/store.ts';
import type { InquiryMeans } from './keep-inquiry.ts';

const MOST = 20;

/** 谁查了我: who looked at a citizen, for what, when; newest first. His own account only: the channel vouches for it. */
export async function whoLooked(
  { catalogue }: InquiryMeans,
  { looks }: Pick<Records, 'looks'>,
  account: { readonly channel: string; readonly person: string },
  now: Instant,
): Promise<readonly string[]> {
  const found = await looks.at(account, MOST);
  if (found.length === 0) return ['还没有人查过您。', '有人查,这里会一条一条写明:谁、什么时候、为什么'];
  const names = namesIn(catalogue.home);
  return ['谁查了我:', ...found.map((look) => lookLine(look, names, now))];
}

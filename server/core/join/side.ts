import { done, type Result, refused } from '../result.ts';

/** Where citizens have an account with us that can be joined to one on the other side. */
const SIDES: Readonly<Record<string, string>> = { wechat: '公众号', miniprogram: '小程序' };

type On = { readonly channel: string };

/** 公众号 or 小程序; refuses where nobody has an account, as on the web page. */
export function sideOf({ channel }: On): Result<string> {
  const side = SIDES[channel];
  return side === undefined
    ? refused('join-elsewhere', '这里没有您的账号,合并不了。', '在微信公众号或小程序里发:合并。')
    : done(side);
}

/** Whether these two may become one person's: one on each side. Who is on the other. */
export function mayJoin(mine: On, theirs: On): Result<string> {
  const [here, there] = [sideOf(mine), sideOf(theirs)];
  if (!here.ok) return here;
  if (!there.ok) return there;
  return mine.channel === theirs.channel
    ? refused('join-same-side', `这个码也是${here.value}的。`, '公众号的码填在小程序里,小程序的码发给公众号。')
    : there;
}

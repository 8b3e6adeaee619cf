import type { Miniprogram } from '../bots/miniprogram/program.ts';
import type { ChannelState } from './channels.ts';
import type { Config } from './config.ts';
import type { SignIn } from './ports/sign-in.ts';

/** How citizens sign in from the mini-program, and what `/healthz` and the start-up lines say of it. */
export function openSignIn(
  { miniprogram }: Pick<Config, 'miniprogram'>,
  program: Miniprogram | null,
  played: SignIn | null,
): { readonly signIn: SignIn | null; readonly state: ChannelState } {
  const signIn = program?.signIn ?? played;
  return {
    signIn,
    state: { name: 'miniprogram', on: signIn !== null, why: whyOf(miniprogram, signIn), lastSeenAt: null },
  };
}

function whyOf({ appId, appSecret }: Config['miniprogram'], signIn: SignIn | null): string {
  if (appId !== null && appSecret !== null) return '';
  if (appId !== null || appSecret !== null)
    return `缺少:${appId === null ? 'MINIPROGRAM_APP_ID' : 'MINIPROGRAM_APP_SECRET'}`;
  return signIn === null ? '没有配置(MINIPROGRAM_APP_ID、MINIPROGRAM_APP_SECRET)' : '试用:不连微信,登录码都认';
}

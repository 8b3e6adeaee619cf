import { ApiFault } from '../weixin/api-fault.ts';
import type { Log } from './log.ts';
import type { WechatApi } from './wechat-api.ts';

/** Between two tries while the platform says no or nothing. */
const AGAIN = 60_000;
/** The platform does not know the address that we call from. */
const NOT_LISTED = 40164;

export type SecretCheck = {
  /** What an operator has to set right, as far as the platform told; empty when all is well or nothing is known yet. */
  why(): string;
  stop(): void;
};

/**
 * Asks the platform for a token when the channel opens, and again until it gives one: a wrong secret is said at the start and not
 * when the first late answer is lost. Nothing waits for it: answers in the same response need no token.
 */
export function startSecretCheck(api: WechatApi, log: Log, again: number = AGAIN): SecretCheck {
  let why = '';
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;

  const tell = (found: string, fault: unknown, code: number | null): void => {
    if (found === why) return;
    why = found;
    log.error('wechat-secret-unproved', fault, { channel: 'wechat', why, ...(code !== null && { code }) });
  };
  const look = (): void => {
    api.check().then(
      () => {
        if (why !== '') log.info('wechat-secret-proved', { channel: 'wechat' });
        why = '';
      },
      (fault: unknown) => {
        if (stopped) return;
        const known = fault instanceof ApiFault ? fault : null;
        tell(reasonFor(known), fault, known?.code ?? null);
        timer = setTimeout(look, again).unref();
      },
    );
  };
  look();
  return {
    why: () => why,
    stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}

function reasonFor(fault: ApiFault | null): string {
  if (fault?.kind !== 'credentials') return '连不上微信的接口:答得慢的补发不了,会接着试';
  if (fault.code === NOT_LISTED) return '本机的出口 IP 不在公众号后台的 IP 白名单里(40164):答得慢的补发不了';
  return `微信不认 WECHAT_APP_ID 或 WECHAT_APP_SECRET(${fault.code}):答得慢的补发不了`;
}

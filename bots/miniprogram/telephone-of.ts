import { done, type Result, refused } from '../../server/core/result.ts';
import type { WeixinAccount } from '../weixin/account.ts';
import { ApiFault } from '../weixin/api-fault.ts';

/** 用过的、过期的、乱写的 code: good once, for five minutes after the tap. */
const USED = 40029;
const MOBILE = /^1[3-9]\d{9}$/u;

/**
 * `getuserphonenumber`: the number of who tapped 手机号快速验证, by the code of that tap. Each success is paid for, so nothing is asked
 * twice. Source: the platform's page 手机号快速验证组件. `warn` hears what only the operator can mend.
 */
export function telephoneOf(
  { call }: Pick<WeixinAccount, 'call'>,
  warn: (why: string) => void,
): (code: string) => Promise<Result<string>> {
  return async (code) => {
    try {
      const { phone_info: info } = await call('/wxa/business/getuserphonenumber', { code });
      return numberIn((info ?? {}) as Readonly<Record<string, unknown>>);
    } catch (fault) {
      if (!(fault instanceof ApiFault)) throw fault;
      if (fault.code === USED) return refused('telephone-code-over', '这次没拿到号码。', '再点一次就行;不留也能办。');
      warn(fault.message);
      return refused('sign-in-down', '微信那边没答上来,号码没拿到。', '过一会儿再点;不留也能办。');
    }
  };
}

function numberIn({ purePhoneNumber: number, countryCode }: Readonly<Record<string, unknown>>): Result<string> {
  if (typeof number === 'string' && String(countryCode) === '86' && MOBILE.test(number)) return done(number);
  return refused('telephone-elsewhere', '这个号码打不了回去。', '换一个内地的手机号;不留也能办。');
}

import type { JoinCodeGiven, JoinedGiven, ReachGiven, TelephoneGiven } from '../../server/http/contract-reach.ts';
import type { Reached } from './request.ts';
import { requestAsOwn } from './session.ts';

export function readReach(): Promise<Reached<ReachGiven>> {
  return requestAsOwn<ReachGiven>('GET', '/api/me/reach');
}

/** What the reader said in WeChat's own panel; `off`: he has switched such messages off in WeChat's settings, or WeChat did not ask. */
export type Said = 'agreed' | 'refused' | 'off';

/** Opens WeChat's panel. WeChat opens it from a tap alone, with nothing awaited before. */
export function askForMessages(template: string): Promise<Said> {
  return new Promise((resolve) => {
    wx.requestSubscribeMessage({
      tmplIds: [template],
      success: (said) =>
        resolve(said[template] === 'accept' ? 'agreed' : said[template] === 'reject' ? 'refused' : 'off'),
      fail: () => resolve('off'),
    });
  });
}

export function chooseMessages(agreed: boolean): Promise<Reached<unknown>> {
  return requestAsOwn('PUT', '/api/me/reach/messages', { data: { agreed } });
}

/** `code`: of WeChat's getPhoneNumber; the number itself is told to the county's server alone. */
export function leaveTelephone(code: string): Promise<Reached<TelephoneGiven>> {
  return requestAsOwn<TelephoneGiven>('PUT', '/api/me/reach/telephone', { data: { code } });
}

export function dropTelephone(): Promise<Reached<unknown>> {
  return requestAsOwn('DELETE', '/api/me/reach/telephone');
}

export function offerJoin(): Promise<Reached<JoinCodeGiven>> {
  return requestAsOwn<JoinCodeGiven>('POST', '/api/me/joining/code');
}

export function joinBy(code: string): Promise<Reached<JoinedGiven>> {
  return requestAsOwn<JoinedGiven>('POST', '/api/me/joining', { data: { code } });
}

export function part(): Promise<Reached<unknown>> {
  return requestAsOwn('DELETE', '/api/me/joining');
}

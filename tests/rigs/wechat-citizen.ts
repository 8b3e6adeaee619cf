import type { WeixinRig } from './weixin.ts';
import { until } from './whole-county.ts';

const BUTTON = /<a href="weixin:\/\/bizmsgmenu\?msgmenucontent=[^"]*&msgmenuid=([^"]*)">([^<]*)<\/a>/gu;

/** One citizen in WeChat: every word goes through the platform's encrypted callback, and what he reads comes back through it. */
export function wechatCitizen(rig: WeixinRig, openid: string) {
  let buttons: ReadonlyMap<string, string> = new Map();
  const push = async (fields: Record<string, string>): Promise<string> => {
    const { text } = await rig.platform.message(openid, { MsgType: 'text', ...fields });
    buttons = new Map([...text.matchAll(BUTTON)].map(([, id = '', label = '']) => [label, decodeURIComponent(id)]));
    return text.replace(BUTTON, '$2');
  };
  return {
    say: (Content: string) => push({ Content }),
    /** Taps a button of the last answer by its label. */
    tap(label: string): Promise<string> {
      const bizmsgmenuid = buttons.get(label);
      if (bizmsgmenuid === undefined) throw new Error(`no button “${label}” among: ${[...buttons.keys()].join(' ')}`);
      return push({ Content: label, bizmsgmenuid });
    },
    /** Sends a picture that the platform holds. */
    send: (MediaId: string) => push({ MsgType: 'image', PicUrl: 'http://169.254.169.254/x', MediaId }),
    /** What he was told without asking, once it has come. */
    told: (part: string) =>
      until(
        `“${part}” for ${openid}`,
        () => rig.api.arrived.entries.find((each) => each.openid === openid && each.text.includes(part))?.text,
      ),
  };
}

export type WechatCitizen = ReturnType<typeof wechatCitizen>;

import { refused } from '../../server/core/result.ts';
import type { Uses } from '../../server/http/uses.ts';

const over = async () => refused('session-over', '登录过期了。', '再点一次。');

/** Nobody signs in to the stand-in. */
export const NOBODY: Uses['me'] = {
  signsIn: false,
  ...{ open: over, holder: over },
  view: async () => ({ tasks: [], notices: [], looks: [], news: [] }),
  export: async (account) => ({
    ...{ account, telephone: null, tasks: [], notices: [], commitments: [], complaints: [] },
    ...{ looks: [], news: [], said: [] },
  }),
  rate: over,
  forget: async () => 0,
};

const none = async () => refused('join-none', '没有合并过。', '要合并,发:合并。');

/** Nobody can be reached at the stand-in. */
export const UNREACHED: Uses['reach'] = {
  view: async () => ({ template: null, agreed: false, telephone: null, telephoneAsked: false, joined: null }),
  ...{ chooseMessages: none, keepTelephone: none, offerJoin: none, join: none, part: none },
  dropTelephone: async () => null,
};

const tooLong = async () => refused('words-too-long', '太长了。', '写短些。');

/** Whatever goes wrong, nobody takes it in. */
export const NOTHING_TOLD: Uses['complaints'] = { take: tooLong, addPhoto: tooLong, ofOwn: async () => [] };

const notRun = () => refused('errand-not-run', '这一份不用代跑。', '问一句。');

/** Whatever is wanted, nobody fetches it. */
export const NOTHING_RUN: Uses['tasks'] = {
  runnable: () => ({ papers: [], towns: [], days: 30 }),
  read: notRun,
  ...{ entrust: async () => notRun(), view: async () => notRun(), withdraw: async () => notRun() },
};

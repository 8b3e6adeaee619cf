import { refused } from '../../server/core/result.ts';
import type { Uses } from '../../server/http/uses.ts';

const over = async () => refused('session-over', '登录过期了。', '再点一次。');

/** Nobody signs in to the stand-in. */
export const NOBODY: Uses['me'] = {
  signsIn: false,
  ...{ open: over, holder: over },
  view: async () => ({ tasks: [], notices: [], looks: [], news: [] }),
  export: async (account) => ({ account, tasks: [], notices: [], commitments: [], looks: [], news: [], said: [] }),
  forget: async () => 0,
};

import { refused } from '../../server/core/result.ts';
import type { Uses } from '../../server/http/uses.ts';

const unsigned = async () => refused('signing-closed', '承诺书没有打开。', '发「签承诺」。');

/** Nobody signs anything. */
export const NOTHING_SIGNED: Uses['commitments'] = {
  ...{ open: unsigned, view: unsigned, answer: unsigned, fill: unsigned },
  ...{ beginIdentity: unsigned, takeIdentity: unsigned, sign: unsigned },
  signable: () => [],
  ofOwn: async () => ({ signed: [], begun: null }),
  ...{ begin: unsigned, readOwn: unsigned, withdraw: unsigned, object: unsigned },
  print: async () => refused('commitment-unknown', '没有这个编号的承诺书。', '核对编号。'),
  read: async () => refused('commitment-unknown', '没有这个编号的承诺书。', '核对编号。'),
};

const notShown = async () => refused('showing-over', '没有在公示。', '打清单上的电话。');

/** Nothing is shown to everybody. */
export const NOTHING_SHOWN: Uses['showings'] = {
  list: async () => ({ showings: [], all: 0, page: 1, pages: 1 }),
  ...{ read: notShown, challenge: notShown },
};

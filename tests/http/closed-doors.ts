import { refused } from '../../server/core/result.ts';
import type { Uses } from '../../server/http/uses.ts';

const closed = async () => refused('desk-closed', '还没有登录。', '发:登录');

/** A desk at which nobody ever sits. */
export const CLOSED_DESK: Uses['desk'] = {
  enter: closed,
  leave: async () => undefined,
  view: closed,
  read: closed,
  answer: closed,
  giveBack: closed,
  slip: closed,
};

/** A form that no link leads to. */
export const CLOSED_FORM: Uses['noticeForm'] = {
  help: () => ({ kinds: [], others: [] }),
  enter: closed,
  enterOwn: closed,
  view: closed,
  take: closed,
  beginIdentity: closed,
  takeIdentity: closed,
  undertake: closed,
  reissue: closed,
};

/** Complaints that nobody handles. */
export const CLOSED_COMPLAINTS: Uses['complaintDesk'] = { list: closed, read: closed, photo: closed };

/** Objections that nobody decides. */
export const CLOSED_OBJECTIONS: Uses['objections'] = { queue: closed, read: closed, photo: closed, decide: closed };

/** A queue that nobody reviews. */
export const CLOSED_REVIEWS: Uses['reviews'] = {
  ...{ queue: closed, find: closed, read: closed, decide: closed, photo: closed, export: closed },
};

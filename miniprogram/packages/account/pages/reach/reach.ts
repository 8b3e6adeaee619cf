import type { Problem } from '../../../../../server/http/contract.ts';
import type { ReachGiven } from '../../../../../server/http/contract-reach.ts';
import { copy } from '../../../../services/copying.ts';
import { shown } from '../../../../services/display.ts';
import {
  askForMessages,
  chooseMessages,
  dropTelephone,
  joinBy,
  leaveTelephone,
  offerJoin,
  part,
  readReach,
} from '../../../../services/reach.ts';
import { readFor } from '../../../../services/reading.ts';
import type { Reached } from '../../../../services/request.ts';
import { consent } from '../../../../services/session.ts';
import { spokenTime } from '../../../../services/spoken-time.ts';

/** What was refused stands in the card in which it was tried. */
type Card = 'messages' | 'telephone' | 'joining';
type Trouble = Pick<Problem, 'message' | 'next'> & { readonly card: Card | '' };

const NO_TROUBLE: Trouble = { card: '', message: '', next: '' };

const NOT_AGREED = {
  refused: { message: '好,不提醒。', next: '有新进展,都写在「我的」里。' },
  off: { message: '微信没有让我们提醒您。', next: '微信右上角「…」→ 设置 → 订阅消息,打开后再点一次。' },
} as const;

/** The word that the reader sends to the official account. */
const wordOf = (code: string): string => `合并 ${code}`;

/** How the reader is reached, and which other account is his. Nothing here happens without a tap. */
Page({
  data: {
    shown: shown(),
    state: 'loading' as 'loading' | 'failed' | 'stranger' | 'shown',
    problem: { message: '', next: '' },
    reach: null as ReachGiven | null,
    offered: null as { readonly code: string; readonly until: string } | null,
    typed: '',
    busy: false,
    trouble: NO_TROUBLE,
  },

  onLoad() {
    void this.load();
  },

  /** He may have sent the code to the official account meanwhile. */
  onShow() {
    if (this.data.state === 'shown') void this.refresh();
  },

  async load() {
    if (consent() !== 'agreed') {
      this.setData({ state: 'stranger', shown: shown() });
      return;
    }
    const reach = await readFor(this, readReach);
    if (reach !== null) this.setData({ state: 'shown', reach });
  },

  async refresh() {
    const reached = await readReach();
    if (!reached.ok) return;
    this.setData({ reach: reached.value, ...(reached.value.joined !== null && { offered: null }) });
  },

  /** Does one thing and shows what is so afterwards; the value, or null when it was refused. */
  async deed<T>(card: Card, asked: () => Promise<Reached<T>>): Promise<{ readonly value: T } | null> {
    if (this.data.busy) return null;
    this.setData({ busy: true, trouble: NO_TROUBLE });
    const reached = await asked();
    if (reached.ok) await this.refresh();
    else this.setData({ trouble: { card, ...reached.problem } });
    this.setData({ busy: false });
    return reached.ok ? { value: reached.value } : null;
  },

  async agree() {
    const said = await askForMessages(this.data.reach?.template ?? '');
    if (said === 'agreed') await this.deed('messages', () => chooseMessages(true));
    else this.setData({ trouble: { card: 'messages', ...NOT_AGREED[said] } });
  },

  disagree() {
    void this.deed('messages', () => chooseMessages(false));
  },

  /** Without a code he said no in WeChat's panel: nothing is asked again. */
  leaveNumber(event: WechatMiniprogram.CustomEvent<{ code?: string }>) {
    const { code } = event.detail;
    if (code) void this.deed('telephone', () => leaveTelephone(code));
  },

  dropNumber() {
    void this.deed('telephone', dropTelephone);
  },

  async offer() {
    const done = await this.deed('joining', offerJoin);
    if (done === null) return;
    const { code, until } = done.value;
    this.setData({ offered: { code: `${code.slice(0, 4)} ${code.slice(4)}`, until: spokenTime(until, Date.now()) } });
  },

  copy() {
    copy(wordOf(this.data.offered?.code ?? ''));
  },

  write(event: WechatMiniprogram.Input) {
    this.data.typed = event.detail.value;
    if (this.data.trouble.message) this.setData({ trouble: NO_TROUBLE });
  },

  async join() {
    const code = this.data.typed.trim();
    if (code === '') {
      this.setData({ trouble: { card: 'joining', message: '还没有填码。', next: '在公众号里发:合并,拿一个。' } });
      return;
    }
    if ((await this.deed('joining', () => joinBy(code))) !== null) this.setData({ typed: '' });
  },

  async part() {
    const { confirm } = await wx.showModal({
      title: '取消合并?',
      content: '以后两边各看各的;各自的事都还在。',
      confirmText: '取消合并',
      cancelText: '先不取消',
    });
    if (confirm) await this.deed('joining', part);
  },

  again() {
    void this.load();
  },
});

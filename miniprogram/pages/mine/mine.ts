import { goOnWith } from '../../services/asking.ts';
import { keepDraft, startAnew } from '../../services/conversation.ts';
import { county, countyKept } from '../../services/county.ts';
import { POINTS, setDisplay, shown } from '../../services/display.ts';
import {
  type CaseView,
  casesOf,
  exportMe,
  forgetMe,
  type LookView,
  looksOf,
  type NewsView,
  newsOf,
  readMe,
} from '../../services/me.ts';
import { consent, session, setConsent } from '../../services/session.ts';
import { dropSlips, type KeptSlip, slipsKept } from '../../services/slips.ts';
import { unbroken } from '../../services/spoken-time.ts';
import { rateTask } from '../../services/tasks.ts';
import { dropAllUnfinished } from '../../services/unfinished.ts';

type State = 'unasked' | 'refused' | 'loading' | 'shown' | 'failed' | 'closed';

/** The first lines of who looked; the rest on demand. */
const FEW_LOOKS = 3;
const FEW_NEWS = 2;

Page({
  data: {
    shown: shown(),
    points: POINTS,
    state: 'loading' as State,
    problem: { message: '', next: '' },
    cases: [] as readonly CaseView[],
    looks: [] as readonly LookView[],
    news: [] as readonly NewsView[],
    allNews: false,
    allLooks: false,
    few: FEW_LOOKS,
    fewNews: FEW_NEWS,
    slips: [] as readonly KeptSlip[],
    consenting: false,
    hotline: countyKept()?.hotline ?? '',
    hours: unbroken(countyKept()?.hours ?? ''),
  },

  onShow() {
    this.fit();
    void this.load();
  },

  fit() {
    const now = shown();
    this.setData({ shown: now, slips: slipsKept() });
    if (now.elder) void wx.hideTabBar({});
    else void wx.showTabBar({});
  },

  async load() {
    const agreed = consent();
    if (agreed !== 'agreed') {
      this.setData({ state: agreed, cases: [], looks: [], news: [] });
      return;
    }
    if (this.data.state !== 'shown') this.setData({ state: 'loading' });
    if ((await session()) === null) return this.withoutSession();
    const reached = await readMe();
    if (!reached.ok) {
      this.setData({ state: 'failed', problem: reached.problem });
      return;
    }
    const now = Date.now();
    const { value } = reached;
    this.setData({
      ...{ state: 'shown', cases: casesOf(value, now) },
      ...{ news: newsOf(value, now), looks: looksOf(value, now) },
    });
  },

  /** Either there is no network, or the county has not set sign-in up. */
  async withoutSession() {
    const here = await county();
    const problem = { code: 'offline', message: '现在登录不了。', next: '看看网络,再试一次。问证明照样能问。' };
    this.setData(here?.signIn === false ? { state: 'closed' } : { state: 'failed', problem });
  },

  again() {
    void this.load();
  },

  askConsent() {
    this.setData({ consenting: true });
  },

  answerConsent(event: WechatMiniprogram.CustomEvent<{ agreed: boolean }>) {
    setConsent(event.detail.agreed ? 'agreed' : 'refused');
    this.setData({ consenting: false });
    void this.load();
  },

  withdrawConsent() {
    setConsent('refused');
    dropAllUnfinished();
    void this.load();
  },

  async act(event: WechatMiniprogram.CustomEvent<{ label: string; words?: string; page?: string; sure?: string }>) {
    const { label, words = '', page, sure } = event.detail;
    if (page) {
      void wx.navigateTo({ url: page });
      return;
    }
    const { confirm } = sure
      ? await wx.showModal({ title: `${label}?`, content: sure, confirmText: '是的', cancelText: '先不' })
      : { confirm: true };
    if (confirm) this.say(words);
  },

  async rate(event: WechatMiniprogram.CustomEvent<{ number: number; stars: number }>) {
    const { number, stars } = event.detail;
    const reached = await rateTask(number, stars);
    void wx.showToast({ title: reached.ok ? '谢谢,记下了' : reached.problem.message, icon: 'none' });
    void this.load();
  },

  openReach() {
    void wx.navigateTo({ url: '/packages/account/pages/reach/reach' });
  },

  entrust() {
    void wx.navigateTo({ url: '/packages/task/pages/list/list' });
  },

  openSlip(event: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({ url: `/pages/slip/slip?number=${String(event.currentTarget.dataset.number)}` });
  },

  /** Goes on in the conversation, which asks what is still missing. */
  say(words: string) {
    goOnWith(words);
  },

  /** Who was looked up without having asked for it says so in one tap more. */
  doubt() {
    void wx.navigateTo({ url: '/packages/complaint/pages/tell/tell?kind=complaint&cause=looked' });
  },

  toggleNews() {
    this.setData({ allNews: !this.data.allNews });
  },

  toggleLooks() {
    this.setData({ allLooks: !this.data.allLooks });
  },

  toggleElder() {
    setDisplay({ elder: !this.data.shown.elder });
    this.fit();
  },

  pickPoints(event: WechatMiniprogram.TouchEvent) {
    setDisplay({ points: Number(event.currentTarget.dataset.points) });
    this.fit();
  },

  call() {
    void wx.makePhoneCall({ phoneNumber: this.data.hotline });
  },

  readPrivacy() {
    void wx.openPrivacyContract({});
  },

  /** The clipboard is the one place that the reader can take it out of. */
  async exportData() {
    const reached = await exportMe();
    if (!reached.ok) {
      void wx.showToast({ title: reached.problem.message, icon: 'none' });
      return;
    }
    await wx.setClipboardData({ data: JSON.stringify(reached.value, null, 2) });
    void wx.showToast({ title: '已复制,粘贴到文件或聊天里保存', icon: 'none' });
  },

  async forget() {
    const { confirm } = await wx.showModal({
      title: '删除我的全部数据?',
      content: '代跑、登记、对话、登录都会删掉,找不回来。正在代跑的事也会停。',
      confirmText: '删除',
      cancelText: '先不删',
    });
    if (!confirm) return;
    const reached = await forgetMe();
    if (!reached.ok) {
      void wx.showToast({ title: reached.problem.message, icon: 'none' });
      return;
    }
    setConsent('unasked');
    startAnew();
    keepDraft('');
    dropAllUnfinished();
    dropSlips();
    this.fit();
    void wx.showToast({ title: '都删了', icon: 'none' });
    void this.load();
  },
});

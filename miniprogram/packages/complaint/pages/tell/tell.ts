import type { Problem } from '../../../../../server/http/contract.ts';
import type { ComplaintHelpGiven, ComplaintTaken } from '../../../../../server/http/contract-complaints.ts';
import { readComplaintHelp, sendComplaint } from '../../../../services/complaints.ts';
import { shown } from '../../../../services/display.ts';
import { readFor } from '../../../../services/reading.ts';
import { newKey } from '../../../../services/request.ts';
import { consent } from '../../../../services/session.ts';

type Kind = ComplaintHelpGiven['kinds'][number];
type Named = { readonly id: string; readonly label: string };

const NO_PROBLEM = { message: '', next: '' };

/** A window that is none of the county's. */
const ELSEWHERE: Named = { id: '', label: '别的地方' };

const NOTHING_SAID = { paper: '', matter: '', said: '' };

let all: readonly Named[] = [];
let words = NOTHING_SAID;
let key = '';

/** What went wrong in three taps: what it is, which window, what happened. Words besides are the teller's to add. */
Page({
  data: {
    shown: shown(),
    state: 'loading' as 'loading' | 'failed' | 'stranger' | 'kind' | 'window' | 'cause' | 'words' | 'taken',
    problem: NO_PROBLEM as Pick<Problem, 'message' | 'next'>,
    kinds: [] as readonly Kind[],
    windows: [] as readonly Named[],
    q: '',
    kind: null as Kind | null,
    window: null as Named | null,
    cause: null as Named | null,
    taken: null as ComplaintTaken | null,
    busy: false,
  },

  onLoad() {
    words = NOTHING_SAID;
    key = newKey();
    void this.load();
  },

  async load() {
    if (consent() !== 'agreed') {
      this.setData({ state: 'stranger' });
      return;
    }
    const given = await readFor(this, readComplaintHelp);
    if (given === null) return;
    all = [ELSEWHERE, ...given.windows];
    this.setData({ state: 'kind', kinds: given.kinds, windows: all });
  },

  pickKind(event: WechatMiniprogram.TouchEvent) {
    const kind = this.data.kinds[Number(event.currentTarget.dataset.index)] ?? null;
    this.setData({ kind, cause: null });
    this.show('window');
  },

  search(event: WechatMiniprogram.Input) {
    const q = event.detail.value.trim();
    this.setData({ q, windows: all.filter(({ id, label }) => id === '' || label.includes(q)) });
  },

  pickWindow(event: WechatMiniprogram.TouchEvent) {
    const window = this.data.windows[Number(event.currentTarget.dataset.index)] ?? ELSEWHERE;
    this.setData({ window });
    this.show(this.data.kind?.causes.length ? 'cause' : 'words');
  },

  pickCause(event: WechatMiniprogram.TouchEvent) {
    const cause = this.data.kind?.causes[Number(event.currentTarget.dataset.index)] ?? null;
    this.setData({ cause });
    this.show('words');
  },

  show(state: 'kind' | 'window' | 'cause' | 'words') {
    this.setData({ state, problem: NO_PROBLEM });
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  anew() {
    this.show('kind');
  },

  write(event: WechatMiniprogram.Input) {
    words = { ...words, [String(event.currentTarget.dataset.field)]: event.detail.value };
  },

  async send() {
    const { kind, window, cause, busy } = this.data;
    if (kind === null || busy) return;
    this.setData({ busy: true });
    const sent = { kind: kind.id, window: window?.id || null, cause: cause?.id ?? null, ...words };
    const reached = await sendComplaint(sent, key);
    if (!reached.ok) {
      this.setData({ busy: false, problem: reached.problem });
      return;
    }
    this.setData({ busy: false, state: 'taken', taken: reached.value });
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  goToMine() {
    void wx.switchTab({ url: '/pages/mine/mine' });
  },

  again() {
    void this.load();
  },
});

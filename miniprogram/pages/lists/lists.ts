import type { RequirementsListed } from '../../../server/http/contract.ts';
import { shown } from '../../services/display.ts';
import { failedAt, paging } from '../../services/paging.ts';
import { listRequirements, PLAIN, type RowView, viewOfRow } from '../../services/requirements.ts';
import { sharing } from '../../services/sharing.ts';
import { dayOf, unbroken } from '../../services/spoken-time.ts';

/** Milliseconds after the last letter before the list is asked: a word is written at a stretch. */
const STILL = 350;

const SHARED = { title: '哪些证明不用开了', page: 'pages/lists/lists' };

let typing: number | null = null;
/** The answer to an older question is not shown over that to a newer one. */
let asked = 0;

Page({
  ...sharing,
  data: {
    shown: shown(),
    state: 'loading' as 'loading' | 'shown' | 'failed',
    problem: { message: '', next: '' },
    q: '',
    disposition: '',
    on: '',
    today: dayOf(Date.now()),
    page: 1,
    pages: 1,
    found: 0,
    list: null as RequirementsListed['list'],
    since: '',
    county: '',
    kinds: [] as readonly (RequirementsListed['totals']['byDisposition'][number] & { readonly plain: string })[],
    rows: [] as readonly RowView[],
    open: '',
  },

  onLoad() {
    void this.load(1);
  },

  onShow() {
    const now = shown();
    this.setData({ shown: now });
    if (now.elder) void wx.hideTabBar({});
    else void wx.showTabBar({});
  },

  async load(page: number) {
    asked += 1;
    const mine = asked;
    if (page === 1) this.setData({ state: 'loading' });
    const { q, disposition, on } = this.data;
    const reached = await listRequirements({ q, disposition, on, page });
    if (mine !== asked) return;
    if (!reached.ok) {
      failedAt(this, page, reached.problem);
      return;
    }
    const { value } = reached;
    const rows = value.requirements.map(viewOfRow);
    this.setData({
      state: 'shown',
      rows: page === 1 ? rows : [...this.data.rows, ...rows],
      ...{ page: value.page, pages: value.pages, found: value.totals.found, list: value.list },
      kinds: value.totals.byDisposition
        .filter(({ count }) => count > 0)
        .map((kind) => ({ ...kind, plain: PLAIN[kind.disposition] })),
      county: value.place.name,
      since: unbroken(value.list?.effectiveOn ?? ''),
    });
  },

  search(event: WechatMiniprogram.Input) {
    this.setData({ q: event.detail.value.trim() });
    if (typing !== null) clearTimeout(typing);
    typing = setTimeout(() => void this.load(1), STILL);
  },

  filter(event: WechatMiniprogram.TouchEvent) {
    const wanted = String(event.currentTarget.dataset.disposition);
    this.setData({ disposition: wanted === this.data.disposition ? '' : wanted });
    void this.load(1);
  },

  pickDay(event: WechatMiniprogram.PickerChange) {
    const day = String(event.detail.value);
    this.setData({ on: day === this.data.today ? '' : day });
    void this.load(1);
  },

  backToToday() {
    this.setData({ on: '' });
    void this.load(1);
  },

  toggle(event: WechatMiniprogram.TouchEvent) {
    const id = String(event.currentTarget.dataset.id);
    this.setData({ open: id === this.data.open ? '' : id });
  },

  ...paging,

  shared: () => SHARED,
});

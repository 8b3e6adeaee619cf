import type { Problem } from '../../../../../server/http/contract.ts';
import type { ComplaintHelpGiven, ComplaintTaken } from '../../../../../server/http/contract-complaints.ts';
import {
  type ComplaintDraft,
  type ComplaintSent,
  readComplaintHelp,
  sendComplaint,
  sendPhotos,
} from '../../../../services/complaints.ts';
import { shown } from '../../../../services/display.ts';
import { choosePhoto } from '../../../../services/photos.ts';
import { readFor } from '../../../../services/reading.ts';
import { newKey } from '../../../../services/request.ts';
import { consent } from '../../../../services/session.ts';
import { dropUnfinished, keepUnfinished, unfinished } from '../../../../services/unfinished.ts';

type Kind = ComplaintHelpGiven['kinds'][number];
type Named = { readonly id: string; readonly label: string };
type State = 'loading' | 'failed' | 'stranger' | 'what' | 'send' | 'taken';

const NO_PROBLEM = { message: '', next: '' };

const NOTHING_SAID = { paper: '', matter: '', said: '' };

/** As many as the server takes. */
const MOST_PHOTOS = 2;

/** Offices that are seen before anything is written, and in 长辈版: the county names first those to which most people go. */
const FEW_WINDOWS = 6;
const FEWER_WINDOWS = 4;

let all: readonly Named[] = [];
let key = '';

/**
 * What went wrong, in three taps from the first screen: here, what happened, 交上去. Which office, words and photos are the teller's to add:
 * nothing is chosen for him, and what goes out is read on the screen that sends it.
 */
Page({
  data: {
    shown: shown(),
    state: 'loading' as State,
    problem: NO_PROBLEM as Pick<Problem, 'message' | 'next'>,
    kinds: [] as readonly Kind[],
    windows: [] as readonly Named[],
    /** Offices that fit and are not listed. */
    unseen: 0,
    q: '',
    kind: null as Kind | null,
    window: null as Named | null,
    cause: null as Named | null,
    words: NOTHING_SAID,
    photos: [] as readonly string[],
    room: true,
    /** The fields for words and photos are there. */
    open: false,
    resumed: false,
    /** What it is about, where the reader comes from a place that knows. */
    preset: { kind: '', cause: '' },
    taken: null as ComplaintTaken | null,
    /** Photos that did not arrive, and why. */
    left: [] as readonly string[],
    why: '',
    busy: false,
  },

  /** `kind`, `cause`: what it is about is known already. */
  onLoad(query: { kind?: string; cause?: string }) {
    this.setData({ preset: { kind: query.kind ?? '', cause: query.cause ?? '' } });
    void this.load();
  },

  async load() {
    if (consent() !== 'agreed') {
      this.setData({ state: 'stranger' });
      return;
    }
    const given = await readFor(this, readComplaintHelp);
    if (given === null) return;
    all = given.windows;
    const asked = given.kinds.filter(({ id }) => id === this.data.preset.kind);
    this.setData({ kinds: asked.length > 0 ? asked : given.kinds });
    this.narrow('');
    const draft = await unfinished<ComplaintDraft>('complaint', '');
    const known = this.known();
    if (known !== null && draft?.cause !== known.cause.id) this.begin(known);
    else this.resume(draft);
  },

  /** What the place that he comes from says it is about; null where it leaves that to him. */
  known(): { readonly kind: Kind; readonly cause: Named } | null {
    const { kinds, preset } = this.data;
    const kind = kinds.find(({ id }) => id === preset.kind);
    const cause = kind?.causes.find(({ id }) => id === preset.cause);
    return kind && cause ? { kind, cause } : null;
  },

  /** What was begun the last time and not sent stands there again; otherwise from the first tap. */
  resume(draft: ComplaintDraft | null) {
    const kind = this.data.kinds.find(({ id }) => id === draft?.kind) ?? null;
    if (draft === null || kind === null) return this.anew();
    key = draft.key;
    const { paper, matter, said } = draft;
    this.setData({
      ...{ kind, words: { paper, matter, said }, resumed: true, open: `${paper}${matter}${said}` !== '' },
      window: all.find(({ id }) => id === draft.window) ?? null,
      cause: kind.causes.find(({ id }) => id === draft.cause) ?? null,
    });
    this.show('send');
  },

  anew() {
    dropUnfinished('complaint');
    this.begin(null);
  },

  begin(known: { readonly kind: Kind; readonly cause: Named } | null) {
    key = newKey();
    this.setData({ words: NOTHING_SAID, photos: [], room: true, open: false, resumed: false, window: null });
    this.setData({ kind: known?.kind ?? null, cause: known?.cause ?? null });
    this.narrow('');
    this.show(known === null ? 'what' : 'send');
  },

  pickCause(event: WechatMiniprogram.TouchEvent) {
    const kind = this.data.kinds[Number(event.currentTarget.dataset.kind)] ?? null;
    const cause = kind?.causes[Number(event.currentTarget.dataset.cause)] ?? null;
    this.setData({ kind, cause });
    this.show('send');
  },

  search(event: WechatMiniprogram.Input) {
    this.narrow(event.detail.value.trim());
  },

  narrow(q: string) {
    const found = all.filter(({ label }) => label.includes(q));
    const windows = found.slice(0, this.data.shown.elder ? FEWER_WINDOWS : FEW_WINDOWS);
    this.setData({ q, windows, unseen: found.length - windows.length });
  },

  pickWindow(event: WechatMiniprogram.TouchEvent) {
    this.setData({ window: this.data.windows[Number(event.currentTarget.dataset.index)] ?? null });
    this.changed();
  },

  dropWindow() {
    this.setData({ window: null });
    this.narrow('');
    this.changed();
  },

  openWords() {
    this.setData({ open: true });
  },

  show(state: State) {
    this.setData({ state, problem: NO_PROBLEM });
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  write(event: WechatMiniprogram.Input) {
    const words = { ...this.data.words, [String(event.currentTarget.dataset.field)]: event.detail.value };
    this.data.words = words; // the field shows it already
    this.changed();
  },

  /** What was wrong may be right now; what was changed is kept. */
  changed() {
    if (this.data.problem.message) this.setData({ problem: NO_PROBLEM });
    const sent = this.told();
    if (sent !== null) keepUnfinished('complaint', '', { ...sent, key });
  },

  told(): ComplaintSent | null {
    const { kind, window, cause, words } = this.data;
    return kind && { kind: kind.id, window: window?.id ?? null, cause: cause?.id ?? null, ...words };
  },

  async addPhoto() {
    const photo = await choosePhoto();
    if (photo !== null) this.hold([...this.data.photos, photo].slice(0, MOST_PHOTOS));
  },

  dropPhoto(event: WechatMiniprogram.TouchEvent) {
    const which = Number(event.currentTarget.dataset.index);
    this.hold(this.data.photos.filter((_, at) => at !== which));
  },

  hold(photos: readonly string[]) {
    this.setData({ photos, room: photos.length < MOST_PHOTOS });
  },

  async send() {
    const sent = this.told();
    if (sent === null || this.data.busy) return;
    this.setData({ busy: true });
    const reached = await sendComplaint(sent, key);
    if (!reached.ok) {
      this.setData({ busy: false, problem: reached.problem });
      return;
    }
    dropUnfinished('complaint');
    this.setData({ taken: reached.value });
    await this.follow(this.data.photos);
    this.setData({ state: 'taken' });
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  /** Photos follow what was told, so that a weak network loses no more than them. */
  async follow(photos: readonly string[]) {
    this.setData({ busy: true });
    this.setData({ ...(await sendPhotos(this.data.taken?.number ?? '', photos)), busy: false });
  },

  sendLeft() {
    void this.follow(this.data.left);
  },

  goToMine() {
    void wx.switchTab({ url: '/pages/mine/mine' });
  },

  again() {
    void this.load();
  },
});

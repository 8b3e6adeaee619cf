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
type State = 'loading' | 'failed' | 'stranger' | 'kind' | 'window' | 'cause' | 'words' | 'taken';

const NO_PROBLEM = { message: '', next: '' };

/** A window that is none of the county's. */
const ELSEWHERE: Named = { id: '', label: '别的地方' };

const NOTHING_SAID = { paper: '', matter: '', said: '' };

/** As many as the server takes. */
const MOST_PHOTOS = 2;

let all: readonly Named[] = [];
let key = '';

/** What went wrong in three taps: what it is, which window, what happened. Words and photos besides are the teller's to add. */
Page({
  data: {
    shown: shown(),
    state: 'loading' as State,
    problem: NO_PROBLEM as Pick<Problem, 'message' | 'next'>,
    kinds: [] as readonly Kind[],
    windows: [] as readonly Named[],
    q: '',
    kind: null as Kind | null,
    window: null as Named | null,
    cause: null as Named | null,
    words: NOTHING_SAID,
    photos: [] as readonly string[],
    room: true,
    resumed: false,
    preset: '',
    taken: null as ComplaintTaken | null,
    /** Photos that did not arrive, and why. */
    left: [] as readonly string[],
    why: '',
    busy: false,
  },

  /** `kind`: what it is about is known already. */
  onLoad(query: { kind?: string }) {
    this.setData({ preset: query.kind ?? '' });
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
    this.setData({ kinds: given.kinds, windows: all });
    this.resume(await unfinished<ComplaintDraft>('complaint', ''));
  },

  /** What was begun the last time and not sent stands there again; otherwise from the first tap. */
  resume(draft: ComplaintDraft | null) {
    const kind = this.data.kinds.find(({ id }) => id === draft?.kind) ?? null;
    if (draft === null || kind === null) {
      this.anew();
      this.preset();
      return;
    }
    key = draft.key;
    const { paper, matter, said } = draft;
    this.setData({
      ...{ kind, words: { paper, matter, said }, resumed: true },
      window: all.find(({ id }) => id === (draft.window ?? '')) ?? ELSEWHERE,
      cause: kind.causes.find(({ id }) => id === draft.cause) ?? null,
    });
    this.show('words');
  },

  preset() {
    const kind = this.data.kinds.find(({ id }) => id === this.data.preset);
    if (!kind) return;
    this.setData({ kind });
    this.show('window');
  },

  anew() {
    dropUnfinished('complaint');
    key = newKey();
    this.setData({ words: NOTHING_SAID, photos: [], room: true, resumed: false, q: '', windows: all });
    this.show('kind');
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

  show(state: State) {
    this.setData({ state, problem: NO_PROBLEM });
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  write(event: WechatMiniprogram.Input) {
    const words = { ...this.data.words, [String(event.currentTarget.dataset.field)]: event.detail.value };
    this.data.words = words; // the field shows it already
    const sent = this.told();
    if (sent !== null) keepUnfinished('complaint', '', { ...sent, key });
  },

  told(): ComplaintSent | null {
    const { kind, window, cause, words } = this.data;
    return kind && { kind: kind.id, window: window?.id || null, cause: cause?.id ?? null, ...words };
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

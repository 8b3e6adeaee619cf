import {
  draft,
  goOnAsReader,
  hearStaff,
  keepDraft,
  type Saying,
  say,
  startAnew,
  type Turn,
  turnsSoFar,
} from '../../services/conversation.ts';
import { county, countyKept } from '../../services/county.ts';
import { setDisplay, shown } from '../../services/display.ts';
import { consent, setConsent } from '../../services/session.ts';
import { toEverybody, toSomebody } from '../../services/sharing.ts';
import { keepTown, type Town, townKept } from '../../services/town.ts';
import { canSpeak, listen } from '../../services/voice.ts';
import { EXAMPLES, FEWER, pageOfChoice, SERVICES, type ServiceTile } from './services.ts';

/** Milliseconds between two looks for what a person has said. */
const LISTEN_EVERY = 3_000;

/** Examples that 长辈版 shows. */
const FEW_EXAMPLES = 2;

const ASK = 'pages/ask/ask';
const INVITES = '这个证明还要吗?先问一句,少跑一趟';

/** No town in particular. */
const WHOLE: Town = { id: '', name: '全县' };

let recording: { stop(): void } | null = null;
let hearing: number | null = null;
/** What is done when the reader has said whether we may know his account. */
let afterConsent: Saying | null = null;

Page({
  data: {
    shown: shown(),
    county: countyKept()?.name ?? '',
    towns: [WHOLE] as readonly Town[],
    town: townKept()?.name ?? '',
    turns: [] as readonly Turn[],
    text: '',
    busy: false,
    listening: false,
    speaks: false,
    consenting: false,
    examples: EXAMPLES,
    services: SERVICES,
    /** All services, in 长辈版 too. */
    all: false,
  },

  /** `q`: a question that was shared or asked from another page; `say`: words about what is the reader's own. */
  onLoad(query: { q?: string; say?: string }) {
    this.setData({ text: draft(), turns: turnsSoFar(), speaks: canSpeak() });
    void county().then((given) => this.setData({ county: given?.name ?? '', towns: [WHOLE, ...(given?.towns ?? [])] }));
    if (query.say) this.begin({ q: decodeURIComponent(query.say) });
    else if (query.q) void this.tell({ q: decodeURIComponent(query.q) });
  },

  onShow() {
    this.fit();
    this.setData({ turns: turnsSoFar() });
    this.hear();
  },

  onHide() {
    this.deafen();
  },

  onUnload() {
    this.deafen();
  },

  /** Fewer things in 长辈版, and its own bottom bar. */
  fit() {
    const now = shown();
    const { elder } = now;
    this.setData({
      shown: now,
      examples: elder ? EXAMPLES.slice(0, FEW_EXAMPLES) : EXAMPLES,
      services: elder && !this.data.all ? FEWER : SERVICES,
    });
    if (elder) void wx.hideTabBar({});
    else void wx.showTabBar({});
  },

  pickTown(event: WechatMiniprogram.PickerChange) {
    const town = this.data.towns[Number(event.detail.value)] ?? WHOLE;
    keepTown(town.id === WHOLE.id ? null : town);
    this.setData({ town: townKept()?.name ?? '' });
  },

  toggleElder() {
    setDisplay({ elder: !this.data.shown.elder });
    this.fit();
  },

  write(event: WechatMiniprogram.Input) {
    keepDraft(event.detail.value);
    this.data.text = event.detail.value;
  },

  send() {
    const q = this.data.text.trim();
    if (q === '') {
      void wx.showToast({ title: '写一句要问的话', icon: 'none' });
      return;
    }
    void this.tell({ q });
  },

  askExample(event: WechatMiniprogram.TouchEvent) {
    void this.tell({ q: String(event.currentTarget.dataset.q) });
  },

  askAgain(event: WechatMiniprogram.TouchEvent) {
    void this.tell({ q: String(event.currentTarget.dataset.said) });
  },

  choose(event: WechatMiniprogram.CustomEvent<{ id: string; label: string }>) {
    const { id, label } = event.detail;
    const page = pageOfChoice(id);
    if (page !== null) void wx.navigateTo({ url: page });
    else if (id === 'entrust') this.begin({ choice: id, label });
    else void this.tell({ choice: id, label });
  },

  showAll() {
    this.setData({ all: true });
    this.fit();
  },

  openService(event: WechatMiniprogram.TouchEvent) {
    const tile = this.data.services[Number(event.currentTarget.dataset.index)] as ServiceTile;
    if ('page' in tile) void wx.navigateTo({ url: tile.page });
    else void this.tell({ q: tile.words });
  },

  /** What is about the reader himself: he is asked first, once. */
  begin(saying: Saying) {
    if (consent() === 'agreed') {
      void this.tell(saying);
      return;
    }
    afterConsent = saying;
    this.setData({ consenting: true });
  },

  async answerConsent(event: WechatMiniprogram.CustomEvent<{ agreed: boolean }>) {
    setConsent(event.detail.agreed ? 'agreed' : 'refused');
    this.setData({ consenting: false });
    const saying = afterConsent;
    afterConsent = null;
    if (saying === null) return;
    if (!event.detail.agreed) {
      void wx.showToast({ title: '好,问证明照样能问', icon: 'none' });
      return;
    }
    await goOnAsReader();
    void this.tell(saying);
  },

  async tell(saying: Saying) {
    if (this.data.busy) return;
    this.setData({ busy: true });
    const { turn, given } = await say(saying);
    if (turn.failed === null) keepDraft('');
    this.setData({ busy: false, turns: turnsSoFar(), text: turn.failed === null ? '' : this.data.text });
    this.reveal(turn.id);
    if (given?.behaviour === 'hand-over') this.hear();
  },

  /** The verdict comes to the top of the window. */
  reveal(id: string) {
    void wx.pageScrollTo({ selector: `#turn-${id}`, offsetTop: -8, duration: 0 });
  },

  hear() {
    this.deafen();
    if (turnsSoFar().length === 0) return;
    const look = async (): Promise<void> => {
      const heard = await hearStaff();
      if (heard?.news) this.setData({ turns: turnsSoFar() });
      hearing = heard?.held ? setTimeout(() => void look(), LISTEN_EVERY) : null;
    };
    void look();
  },

  deafen() {
    if (hearing !== null) clearTimeout(hearing);
    hearing = null;
  },

  toggleVoice() {
    if (recording !== null) {
      recording.stop();
      return;
    }
    recording = listen((words) => {
      recording = null;
      keepDraft(words || this.data.text);
      this.setData({ listening: false, text: words || this.data.text });
    });
    this.setData({ listening: recording !== null });
  },

  anew() {
    startAnew();
    this.deafen();
    this.setData({ turns: [] });
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  onShareAppMessage({ from }: { from: string }) {
    return toSomebody(this.shared(from === 'button'));
  },

  onShareTimeline() {
    return toEverybody(this.shared(true));
  },

  /** The newest answer when there is one to hand on: by what it is about, not by what was typed. */
  shared(answer: boolean) {
    const turns = turnsSoFar();
    const given = answer ? turns[turns.length - 1]?.answer?.shared : null;
    return given
      ? { title: given.title, page: ASK, query: `q=${encodeURIComponent(given.q)}` }
      : { title: INVITES, page: ASK };
  },
});

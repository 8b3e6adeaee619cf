import type { Problem } from '../../../../../server/http/contract.ts';
import type { CommitmentBegun, SigningGiven } from '../../../../../server/http/contract-commitments.ts';
import type { IdentityBegun } from '../../../../../server/http/contract-identity.ts';
import {
  answerReadBack,
  beginCommitment,
  beginIdentity,
  endIdentity,
  fillIn,
  readSigning,
  sign,
} from '../../../../services/commitments.ts';
import { copy } from '../../../../services/copying.ts';
import { shown } from '../../../../services/display.ts';
import type { Reached } from '../../../../services/request.ts';
import { consent } from '../../../../services/session.ts';
import { dropUnfinished, keepUnfinished, unfinished } from '../../../../services/unfinished.ts';

type Stage = 'gates' | 'read' | 'questions' | 'fill' | 'identify' | 'sign';
type State = 'loading' | 'stranger' | 'failed' | Stage;

/** What the reader goes through, and how many steps it is. */
const STEPS: readonly Stage[] = ['gates', 'read', 'questions', 'fill', 'identify', 'sign'];
const NAMES: Readonly<Record<Stage, string>> = {
  gates: '看能不能签',
  read: '读一读',
  questions: '答三句话',
  fill: '填一填',
  identify: '核验身份',
  sign: '签字',
};

const NO_PROBLEM = { message: '', next: '' };
const NOTHING_LEFT = { town: '', particular: '' };

/** One commitment from the gates to the signature. What holds is the server's to say: each step shows what it answered. */
Page({
  data: {
    shown: shown(),
    state: 'loading' as State,
    step: '',
    problem: NO_PROBLEM as Pick<Problem, 'message' | 'next'>,
    row: '',
    case: 0,
    begun: null as CommitmentBegun | null,
    signing: null as SigningGiven | null,
    again: '',
    right: false,
    town: -1,
    particular: '',
    /** What was written and not sent. */
    left: NOTHING_LEFT,
    identity: null as IdentityBegun | null,
    typing: false,
    drawn: '',
    typed: '',
    willing: false,
    busy: false,
  },

  onLoad(query: { row?: string; case?: string }) {
    this.setData({ row: query.row ?? '', case: Number(query.case ?? 0) });
    void this.load();
  },

  async load() {
    if (consent() !== 'agreed') {
      this.setData({ state: 'stranger' });
      return;
    }
    this.setData({ state: 'loading', problem: NO_PROBLEM });
    if (this.data.case !== 0) {
      await this.recall();
      this.took(await readSigning(this.data.case));
      return;
    }
    const reached = await beginCommitment(this.data.row);
    if (!reached.ok) {
      this.setData({ state: 'failed', problem: reached.problem });
      return;
    }
    this.setData({ begun: reached.value, case: reached.value.case ?? 0 });
    await this.recall();
    this.show('gates');
  },

  show(stage: Stage) {
    const step = `第 ${STEPS.indexOf(stage) + 1} 步,共 ${STEPS.length} 步 · ${NAMES[stage]}`;
    this.setData({ state: stage, step, problem: NO_PROBLEM, busy: false });
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  /** The page goes where the server says that he is; what was refused is said where he stands. */
  took(reached: Reached<SigningGiven>) {
    if (reached.ok) this.takeSigning(reached.value);
    else this.stopped(reached.problem);
  },

  takeSigning(signing: SigningGiven) {
    const { left } = this.data;
    const town = signing.towns.findIndex(({ id }) => id === (signing.town ?? left.town));
    this.setData({ signing, town, particular: signing.particular?.value || left.particular });
    this.show(signing.step);
  },

  stopped(problem: Problem) {
    const over = this.data.signing === null || problem.code === 'signing-over';
    this.setData({ busy: false, problem, ...(over && { state: 'failed' as const }) });
  },

  async readText() {
    this.setData({ busy: true });
    this.took(await readSigning(this.data.case));
  },

  ask() {
    this.setData({ again: '', right: false });
    this.show('questions');
  },

  async answer(event: WechatMiniprogram.TouchEvent) {
    const question = this.data.signing?.question;
    if (!question || this.data.busy) return;
    this.setData({ busy: true });
    const reached = await answerReadBack(this.data.case, question.id, Number(event.currentTarget.dataset.option));
    if (!reached.ok) return this.stopped(reached.problem);
    const { right, again, signing } = reached.value;
    if (signing.step !== 'read') return this.takeSigning(signing);
    this.setData({ signing, right, again: again ?? '' });
    this.show('questions');
  },

  pickTown(event: WechatMiniprogram.PickerChange) {
    const town = Number(event.detail.value);
    this.setData({ town });
    this.mended();
    this.keep({ town: this.data.signing?.towns[town]?.id ?? '' });
  },

  keep(change: Partial<typeof NOTHING_LEFT>) {
    this.data.left = { ...this.data.left, ...change };
    keepUnfinished('commitment', String(this.data.case), this.data.left);
  },

  /** The case is known: what was written about it the last time comes back. */
  async recall() {
    const left = await unfinished<typeof NOTHING_LEFT>('commitment', String(this.data.case));
    if (left !== null) this.setData({ left, particular: left.particular });
  },

  write(event: WechatMiniprogram.Input) {
    const field = String(event.currentTarget.dataset.field) as 'particular' | 'typed';
    this.data[field] = event.detail.value;
    this.mended();
    if (field === 'particular') this.keep({ particular: event.detail.value });
  },

  /** What was wrong may be right now: it is said again only if it is not. */
  mended() {
    if (this.data.problem.message) this.setData({ problem: NO_PROBLEM });
  },

  async fill() {
    this.setData({ busy: true });
    const town = this.data.signing?.towns[this.data.town]?.id ?? '';
    this.took(await fillIn(this.data.case, town, this.data.particular));
  },

  async identify() {
    this.setData({ busy: true });
    const reached = await beginIdentity(this.data.case);
    if (!reached.ok) return this.stopped(reached.problem);
    this.setData({ busy: false, problem: NO_PROBLEM, identity: reached.value });
    if (reached.value.trial === null) copy(reached.value.address);
  },

  async identified() {
    this.setData({ busy: true });
    this.took(await endIdentity(this.data.case));
  },

  draw(event: WechatMiniprogram.CustomEvent<{ path: string }>) {
    this.data.drawn = event.detail.path;
    this.mended();
  },

  toggleTyping() {
    this.setData({ typing: !this.data.typing, drawn: '', typed: '' });
  },

  toggleWilling() {
    this.setData({ willing: !this.data.willing });
    this.mended();
  },

  async sign() {
    const { drawn, typed, willing, signing } = this.data;
    this.setData({ busy: true });
    const reached = await sign(this.data.case, { shown: signing?.shown ?? '', drawn, typed, willing });
    if (!reached.ok) {
      if (reached.problem.code === 'commitment-text-moved') this.took(await readSigning(this.data.case));
      return this.stopped(reached.problem);
    }
    const { number } = reached.value;
    dropUnfinished('commitment');
    void wx.redirectTo({ url: `/packages/commitment/pages/receipt/receipt?number=${number}&fresh=1` });
  },

  entrust() {
    void wx.redirectTo({ url: '/packages/task/pages/list/list' });
  },

  again() {
    void this.load();
  },
});

import type { Problem } from '../../../../../server/http/contract.ts';
import type { IdentityBegun } from '../../../../../server/http/contract-identity.ts';
import type { NoticeFiledGiven, NoticeFormGiven } from '../../../../../server/http/contract-notice-form.ts';
import { copy } from '../../../../services/copying.ts';
import { shown } from '../../../../services/display.ts';
import {
  askReissue,
  beginForm,
  beginProof,
  endProof,
  readHelp,
  sendForm,
  undertake,
  type Written,
} from '../../../../services/notice-form.ts';
import { consent } from '../../../../services/session.ts';
import { dropUnfinished, keepUnfinished, unfinished } from '../../../../services/unfinished.ts';
import { completed, type FieldView, fieldsOf, mended, writtenIn } from './fields.ts';

const NO_PROBLEM = { message: '', next: '' };
const UNKNOWN_PLACE = '不清楚';

let written: Written = { 'certificate-number': '', 'lost-on': '', 'lost-at': '', name: '', 'id-number': '' };
let photo: string | null = null;

/** One loss notice: the form, what will be public, what is undertaken, and what came of it. */
Page({
  data: {
    shown: shown(),
    state: 'loading' as 'loading' | 'stranger' | 'failed' | 'form' | 'identity' | 'preview' | 'filed' | 'first',
    problem: NO_PROBLEM as Pick<Problem, 'message' | 'next'>,
    kind: '',
    title: '',
    hint: '',
    form: null as NoticeFormGiven | null,
    fields: [] as readonly FieldView[],
    places: [UNKNOWN_PLACE] as readonly string[],
    photoProblem: '',
    aloud: '',
    identity: null as IdentityBegun | null,
    filed: null as NoticeFiledGiven | null,
    /** Something stands there that was written the last time. */
    resumed: false,
    busy: false,
  },

  onLoad(query: { kind?: string }) {
    photo = null;
    this.setData({ kind: query.kind ?? '' });
    void this.load();
  },

  async load() {
    if (consent() !== 'agreed') {
      this.setData({ state: 'stranger' });
      return;
    }
    this.setData({ state: 'loading' });
    const help = await readHelp();
    if (!help.ok) return this.failed(help.problem);
    const kind = help.value.kinds.find(({ id }) => id === this.data.kind);
    if (!kind) {
      void wx.redirectTo({ url: '/packages/notice/pages/advice/advice' });
      return;
    }
    const begun = await beginForm(kind.id);
    if (!begun.ok) return this.failed(begun.problem);
    const left = await unfinished<Written>('notice', kind.id);
    written = completed(writtenIn(begun.value), left);
    const places = [...begun.value.towns, UNKNOWN_PLACE];
    this.setData({ title: kind.name, hint: kind.hint, places, resumed: left !== null });
    this.show(begun.value, 'form');
  },

  failed(problem: Problem) {
    this.setData({ state: 'failed', problem, busy: false });
  },

  show(form: NoticeFormGiven, state: 'form' | 'identity' | 'preview' | 'filed') {
    const wrong = form.problems.find(({ field }) => field === 'photo');
    const fields = fieldsOf(form, written, this.data.hint);
    const photoProblem = wrong ? `${wrong.message}${wrong.next}` : '';
    const aloud = form.undertaking.join('\n');
    this.setData({ form, fields, photoProblem, aloud, state, busy: false, problem: NO_PROBLEM });
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  stopped(problem: Problem) {
    this.setData({ busy: false, problem });
  },

  write(event: WechatMiniprogram.Input) {
    this.keep(event.currentTarget.dataset.name, event.detail.value);
  },

  pickDay(event: WechatMiniprogram.PickerChange) {
    this.keep(event.currentTarget.dataset.name, String(event.detail.value));
    this.draw();
  },

  pickPlace(event: WechatMiniprogram.PickerChange) {
    this.keep(event.currentTarget.dataset.name, this.data.places[Number(event.detail.value)] ?? '');
    this.draw();
  },

  keep(name: unknown, value: string) {
    written = { ...written, [String(name)]: value };
    keepUnfinished('notice', this.data.kind, written);
    this.mend(String(name));
  },

  /** Drawn anew only when something was wrong: a field that is being written in is left alone. */
  mend(name: string) {
    const { form } = this.data;
    if (!form?.problems.some(({ field }) => field === name)) return;
    this.setData({ form: mended(form, name) });
    this.draw();
  },

  draw() {
    if (this.data.form) this.setData({ fields: fieldsOf(this.data.form, written, this.data.hint) });
  },

  takePhoto(event: WechatMiniprogram.CustomEvent<{ photo: string }>) {
    photo = event.detail.photo || null;
    this.mend('photo');
    this.setData({ photoProblem: '' });
  },

  async send() {
    const { form, kind } = this.data;
    if (!form) return;
    this.setData({ busy: true });
    const reached = await sendForm({ session: form.session, kind }, written, photo);
    if (!reached.ok) return this.stopped(reached.problem);
    const whole = reached.value.full && reached.value.problems.length === 0;
    this.show(reached.value, whole ? nextOf(reached.value) : 'form');
  },

  async identify() {
    this.setData({ busy: true });
    const reached = await beginProof(this.data.form?.session ?? '');
    if (!reached.ok) return this.stopped(reached.problem);
    this.setData({ busy: false, problem: NO_PROBLEM, identity: reached.value });
    if (reached.value.trial === null) copy(reached.value.address);
  },

  async identified() {
    this.setData({ busy: true });
    const reached = await endProof(this.data.form?.session ?? '');
    if (reached.ok) this.show(reached.value, nextOf(reached.value));
    else this.setData({ busy: false, problem: reached.problem, identity: null });
  },

  change() {
    if (this.data.form) this.show(this.data.form, 'form');
  },

  async agree() {
    this.setData({ busy: true });
    const reached = await undertake(this.data.form?.session ?? '');
    if (!reached.ok) return this.stopped(reached.problem);
    const filed = reached.value;
    dropUnfinished('notice');
    this.setData({ filed });
    if (filed.form === null) this.setData({ state: 'first', busy: false });
    else this.show(filed.form, 'filed');
  },

  async reissue() {
    this.setData({ busy: true });
    const reached = await askReissue(this.data.form?.session ?? '');
    if (!reached.ok) return this.stopped(reached.problem);
    this.show(reached.value, 'filed');
  },

  openNotice(event: WechatMiniprogram.TouchEvent) {
    const number = String(event.currentTarget.dataset.number);
    void wx.redirectTo({ url: `/packages/board/pages/notice/notice?number=${number}` });
  },

  again() {
    void this.load();
  },
});

/** What a full form is followed by. */
function nextOf({ prove }: NoticeFormGiven): 'identity' | 'preview' {
  return prove === null ? 'preview' : 'identity';
}

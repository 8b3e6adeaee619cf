import type { Problem } from '../../../../../server/http/contract.ts';
import type { AllowingGiven, ErrandSent, PapersGiven } from '../../../../../server/http/contract-tasks.ts';
import { shown } from '../../../../services/display.ts';
import { readFor } from '../../../../services/reading.ts';
import { newKey } from '../../../../services/request.ts';
import { consent } from '../../../../services/session.ts';
import { readErrand, readPapers, sendErrand } from '../../../../services/tasks.ts';
import { townKept } from '../../../../services/town.ts';
import { dropUnfinished, keepUnfinished, unfinished } from '../../../../services/unfinished.ts';

type Paper = PapersGiven['papers'][number];
type Field = AllowingGiven['problems'][number]['field'] | 'matter';

const NO_PROBLEM = { message: '', next: '' };
const NO_PROBLEMS: Readonly<Record<Field, string>> = { matter: '', town: '', name: '', 'id-number': '' };
const NO_MATTER = '还没有选办什么事。授权只管这一件事,别的事不能用。';
const NOBODY = { name: '', idNumber: '' };

/** One errand: what for and who says so, what he allows, in full, and his yes. What was written is kept on this telephone until it is sent. */
Page({
  data: {
    shown: shown(),
    state: 'loading' as 'loading' | 'stranger' | 'failed' | 'form' | 'allow',
    problem: NO_PROBLEM as Pick<Problem, 'message' | 'next'>,
    requirement: '',
    paper: null as Paper | null,
    towns: [] as PapersGiven['towns'],
    days: 0,
    matter: -1,
    town: -1,
    who: NOBODY,
    wrong: NO_PROBLEMS,
    lines: [] as readonly string[],
    aloud: '',
    key: '',
    /** Something stands there that was written the last time. */
    resumed: false,
    busy: false,
  },

  onLoad(query: { requirement?: string }) {
    this.setData({ requirement: decodeURIComponent(query.requirement ?? '') });
    void this.load();
  },

  async load() {
    if (consent() !== 'agreed') {
      this.setData({ state: 'stranger' });
      return;
    }
    const given = await readFor(this, readPapers);
    if (given === null) return;
    const paper = given.papers.find(({ requirement }) => requirement === this.data.requirement);
    if (!paper) {
      void wx.redirectTo({ url: '/packages/task/pages/list/list' });
      return;
    }
    const left = await unfinished<ErrandSent>('errand', '');
    const same = left?.requirement === paper.requirement;
    const matter = paper.matters.length === 1 ? 0 : paper.matters.indexOf((same && left?.matter) || '');
    const town = given.towns.findIndex(({ id }) => id === (left?.town || townKept()?.id));
    const who = left === null ? NOBODY : { name: left.name, idNumber: left.idNumber };
    this.setData({ state: 'form', paper, matter, towns: given.towns, town, who, days: given.days, key: newKey() });
    this.setData({ resumed: left !== null });
  },

  pickMatter(event: WechatMiniprogram.PickerChange) {
    this.setData({ matter: Number(event.detail.value), 'wrong.matter': '' });
    this.keep();
  },

  pickTown(event: WechatMiniprogram.PickerChange) {
    this.setData({ town: Number(event.detail.value), 'wrong.town': '' });
    this.keep();
  },

  write(event: WechatMiniprogram.Input) {
    const field = event.currentTarget.dataset.field as keyof typeof NOBODY;
    this.data.who = { ...this.data.who, [field]: event.detail.value };
    this.keep();
    const of: Field = field === 'name' ? 'name' : 'id-number';
    if (this.data.wrong[of]) this.setData({ wrong: { ...this.data.wrong, [of]: '' } });
  },

  keep() {
    keepUnfinished('errand', '', this.told());
  },

  told(): ErrandSent {
    const { requirement, paper, matter, towns, town, who } = this.data;
    return { requirement, matter: paper?.matters[matter] ?? null, town: towns[town]?.id ?? '', ...who };
  },

  async next() {
    const { paper, matter } = this.data;
    if (paper !== null && paper.matters.length > 0 && matter < 0) {
      this.setData({ wrong: { ...this.data.wrong, matter: NO_MATTER } });
      return;
    }
    this.setData({ busy: true, problem: NO_PROBLEM });
    const reached = await readErrand(this.told());
    if (!reached.ok) return this.stopped(reached.problem);
    const { lines, problems } = reached.value;
    const wrong = { ...NO_PROBLEMS };
    for (const { field, message, next } of problems) wrong[field] = `${message}${next}`;
    this.setData({ busy: false, wrong, lines, aloud: lines.join('\n') });
    if (problems.length === 0) this.show('allow');
  },

  async grant() {
    if (this.data.busy) return;
    this.setData({ busy: true, problem: NO_PROBLEM });
    const reached = await sendErrand(this.told(), this.data.key);
    if (!reached.ok) return this.stopped(reached.problem);
    dropUnfinished('errand');
    void wx.redirectTo({ url: `/packages/task/pages/task/task?number=${reached.value.number}&fresh=1` });
  },

  stopped(problem: Problem) {
    this.setData({ busy: false, problem });
  },

  change() {
    this.show('form');
  },

  show(state: 'form' | 'allow') {
    this.setData({ state, problem: NO_PROBLEM });
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  leave() {
    void wx.navigateBack();
  },

  again() {
    void this.load();
  },
});

import type { TaskGiven } from '../../../../../server/http/contract-tasks.ts';
import { shown } from '../../../../services/display.ts';
import { plainState } from '../../../../services/plain-states.ts';
import { readFor } from '../../../../services/reading.ts';
import type { Reached } from '../../../../services/request.ts';
import { consent } from '../../../../services/session.ts';
import { spokenTime } from '../../../../services/spoken-time.ts';
import { rateTask, readTask, revokeTask } from '../../../../services/tasks.ts';

type Fact = { readonly label: string; readonly value: string };

/** One errand of the reader: where it stands, how it came there, who runs it, and what he can do about it. */
Page({
  data: {
    shown: shown(),
    state: 'loading' as 'loading' | 'stranger' | 'failed' | 'shown',
    problem: { message: '', next: '' },
    number: 0,
    fresh: false,
    task: null as TaskGiven | null,
    facts: [] as readonly Fact[],
    steps: [] as readonly { readonly label: string; readonly at: string }[],
    stars: [1, 2, 3, 4, 5],
    busy: false,
  },

  onLoad(query: { number?: string; fresh?: string }) {
    this.setData({ number: Number(query.number ?? 0), fresh: query.fresh === '1' });
    void this.load();
  },

  async load() {
    if (consent() !== 'agreed') {
      this.setData({ state: 'stranger' });
      return;
    }
    const task = await readFor(this, () => readTask(this.data.number));
    if (task === null) return;
    const now = Date.now();
    const steps = task.steps.map(({ label, at }) => ({ label: plainState(label), at: spokenTime(at, now) }));
    this.setData({
      state: 'shown',
      task: { ...task, state: plainState(task.state) },
      facts: factsOf(task, now),
      steps,
    });
  },

  async rate(event: WechatMiniprogram.TouchEvent) {
    const reached = await rateTask(this.data.number, Number(event.currentTarget.dataset.stars));
    this.told(reached, '谢谢,记下了');
  },

  async revoke() {
    const { confirm } = await wx.showModal({
      title: '撤回授权?',
      content: '这件代跑会停下来,不会再有人替您查。要再办,随时再委托。',
      confirmText: '撤回',
      cancelText: '先不撤',
    });
    if (!confirm || this.data.busy) return;
    this.setData({ busy: true });
    const reached = await revokeTask(this.data.number);
    this.setData({ busy: false });
    this.told(reached, '授权收回了');
  },

  told(reached: Reached<object>, words: string) {
    void wx.showToast({ title: reached.ok ? words : reached.problem.message, icon: 'none' });
    this.setData({ fresh: false });
    void this.load();
  },

  goToMine() {
    void wx.switchTab({ url: '/pages/mine/mine' });
  },

  again() {
    void this.load();
  },
});

function factsOf({ matter, runner, due, authorisedUntil, revocable, rating }: TaskGiven, now: number): readonly Fact[] {
  const facts: readonly (readonly [string, string])[] = [
    ['办什么事', matter ?? ''],
    ['谁在办', runner ?? ''],
    ['几时办好', due],
    ['授权到', revocable && authorisedUntil !== null ? spokenTime(authorisedUntil, now) : ''],
    ['您打的分', rating === null ? '' : `${rating} 分`],
  ];
  return facts.flatMap(([label, value]) => (value === '' ? [] : [{ label, value }]));
}

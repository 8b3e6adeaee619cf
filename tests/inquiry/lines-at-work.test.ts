import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CITIZEN } from '../rigs/task.ts';
import { type OpenInquiries, openInquiries } from './open-inquiries.ts';

const LIN = 's066';
const ZHANG = 's067';
const LI = 's001';

let county: OpenInquiries;
beforeAll(async () => {
  county = await openInquiries();
});
afterAll(() => county.close());

const asked = async (words?: string): Promise<number> => county.ask(await county.runningTask(), words);

describe('asking', () => {
  it('tells who has it, until when, and leaves both timelines and a card without the citizen', async () => {
    const task = await county.runningTask();
    const said = await county.type(LI, `协查 ${task} 不动产登记中心 截至今日名下有无住房`, 'group');
    const number = Number(/^(\d+)/u.exec(said)?.[1]);
    expect(said).toContain('已发给县不动产登记中心 林小军。');
    expect(said).toContain('明天 14:05 前答复');
    const inquiry = await county.find(number);
    expect(inquiry).toMatchObject({ state: 'dispatched', verifier: LIN, task, fact: '截至今日名下有无住房' });
    expect(inquiry.publicNumber).toMatch(/^XC-20181203-\d{4}$/u);
    expect(inquiry.purpose).toBe('公租房申请,代替无房证明');
    expect(inquiry.subject).toMatchObject({ name: CITIZEN.name, idNumber: CITIZEN.idNumber });
    expect(await county.taskOf(task)).toMatchObject({ state: 'waiting-inquiry', openInquiries: [number] });
    expect(await county.events(`inquiry ${inquiry.publicNumber}`)).toEqual([`inquiry-dispatched ${LI}`]);
    expect(await county.events(`task ${task}`)).toContain(`inquiry-dispatched ${LI}`);
    const [card] = await county.cards(`inquiry-${inquiry.publicNumber}`);
    expect(card?.reply.card).toMatchObject({ rooms: ['line budongchan'], notable: true, state: '待答' });
    expect(JSON.stringify(card)).not.toMatch(/王招娣|99010119400101002X|13900001111|o-wang/u);
    await county.type(LIN, `答 ${number} 否`);
  });

  it.each([
    ['协查 99999 公安局 是否有犯罪记录', 'task-unknown'],
    ['协查 # 什么局 是否有犯罪记录', 'department-unknown'],
    ['协查 # 公安局', 'fact-missing'],
    ['协查 # 公安局 他住哪里', 'fact-open'],
    ['协查 # 公安局 990101199001010013 是否有犯罪记录', 'fact-personal'],
    ['协查 # 公安局 王招娣是否有犯罪记录', 'fact-personal'],
    ['协查 # 跑改办 是否有犯罪记录', 'ask-reform'],
    ['协查 # 烟草局 是否有许可', 'no-verifier'],
    ['协查', 'number-missing'],
  ])('%s is refused: %s', async (line, code) => {
    const task = await county.runningTask();
    expect((await county.type(LI, line.replace('#', String(task)))).split(':')[0]).toBe(code);
    expect(await county.taskOf(task)).toMatchObject({ state: 'running', openInquiries: [] });
  });

  it('is for the task’s owner, with a citizen’s authorisation, and not twice', async () => {
    const task = await county.runningTask();
    const line = `协查 ${task} 公安局 是否有犯罪记录`;
    expect(await county.type('s045', line)).toContain('李明');
    expect(await county.type('nobody', line)).toContain('staff-only');
    const number = await county.ask(task, '公安局 是否有犯罪记录');
    expect(await county.type(LI, line)).toContain(`inquiry-asked:这件事已经问了:${number} 号协查`);
    const revoked = await county.runningTask({ authorisation: null });
    expect(await county.type(LI, `协查 ${revoked} 公安局 是否有犯罪记录`)).toContain('inquiry-unauthorised');
  });
});

describe('answering', () => {
  it('gives a receipt, sets the task going, and happens once', async () => {
    const task = await county.runningTask();
    const number = await county.ask(task);
    const receipt = await county.type(LIN, `答${number}否 名下没有登记`);
    expect(receipt).toContain(`${number} 号协查答复:否(名下没有登记)`);
    expect(receipt).toContain('谁问:县政务服务中心 李明');
    expect(receipt).toContain('谁答:县不动产登记中心 林小军,今天 14:05');
    expect(receipt).toContain('来源:县不动产登记系统(人工查询)');
    expect(await county.taskOf(task)).toMatchObject({ state: 'running', openInquiries: [], doubt: null });
    expect(await county.type(LIN, `答 ${number} 是`)).toContain('inquiry-state');
    expect((await county.find(number)).answers).toHaveLength(1);
    expect(await county.type(LI, `看 ${number}`)).toBe(receipt);
    const cards = await county.cards(`task-${task}`);
    expect(cards.at(-1)?.reply.lines.join('\n')).toContain(`李明:${number} 号协查答:否(名下没有登记)`);
  });

  it.each([
    ['who asked', LI],
    ['a colleague to whom it was not given', ZHANG],
    ['a verifier of another department', 's050'],
    ['the head of the department', 's016'],
    ['the reform office', 's003'],
  ])('is not for %s', async (_, staff) => {
    const number = await asked();
    expect(await county.type(staff, `答 ${number} 否`)).toContain('inquiry-not-yours');
    expect((await county.find(number)).answers).toEqual([]);
    await county.type(LI, `撤回 ${number}`);
  });

  it('查无此人 sends the task to a person; 否 does not', async () => {
    const task = await county.runningTask();
    const number = await county.ask(task);
    expect(await county.type(LIN, `答 ${number} 查无`)).toContain('查无此人不等于“否”');
    expect(await county.taskOf(task)).toMatchObject({ doubt: { inquiry: number, kind: 'no-such-person' } });
    expect(await county.type(LI, `确认 ${number}`)).toContain(`继续 ${task}`);
  });

  it('a correction after acceptance supersedes, and the owner has to confirm again', async () => {
    const task = await county.runningTask();
    const number = await county.ask(task);
    await county.type(LIN, `答 ${number} 否`);
    expect(await county.type(LI, `确认 ${number}`)).toBe(`${number} 号协查已采用。`);
    expect(await county.type(LIN, `更正 ${number} 否`)).toContain('correction-same');
    expect(await county.type(ZHANG, `更正 ${number} 是 上午刚登记`)).toContain(`${number} 号协查更正:是(上午刚登记)`);
    const inquiry = await county.find(number);
    expect(inquiry.answers.map(({ kind, who }) => `${kind} ${who}`)).toEqual([`no ${LIN}`, `yes ${ZHANG}`]);
    expect(inquiry).toMatchObject({ state: 'answered', acceptedAt: null });
    expect(await county.taskOf(task)).toMatchObject({ doubt: { inquiry: number, kind: 'corrected' } });
    expect(await county.events(`inquiry ${inquiry.publicNumber}`)).toEqual([
      `inquiry-dispatched ${LI}`,
      `inquiry-answered ${LIN}`,
      `inquiry-accepted ${LI}`,
      `inquiry-corrected ${ZHANG}`,
    ]);
  });

  it('two answers at once: one stands', async () => {
    const number = await asked();
    const said = await Promise.all([county.type(LIN, `答 ${number} 是`), county.type(LIN, `答 ${number} 否`)]);
    expect(said.filter((each) => each.includes('号协查答复'))).toHaveLength(1);
    expect((await county.find(number)).answers).toHaveLength(1);
  });
});

describe('sending on', () => {
  it('needs a basis and a department; goes on once; the second time the reform office decides', async () => {
    const number = await asked();
    const sent = (await county.find(number)).dispatchedAt;
    expect(await county.type(LIN, `退回 ${number}`)).toContain('department-unknown');
    expect(await county.type(LIN, `退回 ${number} 住建局`)).toContain('return-basis-missing');
    expect(await county.type(LIN, `退回 ${number} 不归我们管 住建局`)).toContain('return-basis-none');
    expect(await county.type(LIN, `退回 ${number} 《条例》第七条`)).toContain('department-unknown');
    expect(await county.type(LIN, `退回 ${number} 《公租房办法》第七条 不动产登记中心`)).toContain('return-to-self');
    expect(await county.type(ZHANG, `退回 ${number} 《公租房办法》第七条 住建局`)).toContain('inquiry-not-yours');

    const first = await county.type(LIN, `退回 ${number} 《公租房办法》第七条 住建局`);
    expect(first).toContain('转给县住房和城乡建设局 王永平');
    expect(await county.find(number)).toMatchObject({ issuer: 'zhujian', verifier: 's064', dispatchedAt: sent });
    expect(await county.type(LIN, `答 ${number} 否`)).toContain('inquiry-not-yours');

    const second = await county.type('s064', `退回 ${number} 《公积金条例》第三条 公积金中心`);
    expect(second).toContain('转县跑改办终审');
    const { publicNumber } = await county.find(number);
    const rooms = (await county.cards(`inquiry-${publicNumber}`)).at(-1)?.reply.card?.rooms;
    expect(rooms).toEqual(['line budongchan', 'line zhujian', 'line paogai']);
    expect(await county.type('s037', `终审 ${number} 不动产登记中心 归它管`)).toContain('inquiry-not-yours');
    expect(await county.type('s038', `终审 ${number} 不动产登记中心`)).toContain('ruling-reason');
    expect(await county.type('s038', `终审 ${number} 不动产登记中心 房屋登记由其负责`)).toContain(
      '由县不动产登记中心 林小军答',
    );
    expect(await county.type(LIN, `退回 ${number} 《条例》第七条 住建局`)).toContain('终审定了就按终审办');
    expect(await county.type(LIN, `答 ${number} 否`)).toContain('号协查答复:否');
    expect(await county.events(`inquiry ${publicNumber}`)).toEqual([
      `inquiry-dispatched ${LI}`,
      `inquiry-returned ${LIN}`,
      'inquiry-sent-to-ruling s064',
      'inquiry-ruled s038',
      `inquiry-answered ${LIN}`,
    ]);
  });
});

describe('who is there', () => {
  it('the backup gets it at dispatch, and what waits for who leaves', async () => {
    const before = await asked();
    expect((await county.find(before)).verifier).toBe(LIN);
    expect(await county.type(LIN, '离岗')).toContain('1 件协查转给在岗的同事');
    expect((await county.find(before)).verifier).toBe(ZHANG);
    const task = await county.runningTask();
    expect(await county.type(LI, `协查 ${task} 不动产登记中心 是否有抵押`)).toContain('林小军离岗,由张芳答');
    expect(await county.type('s016', '离岗 张芳')).toContain('没有要转的协查');
    const away = await county.runningTask();
    expect(await county.type(LI, `协查 ${away} 不动产登记中心 是否有抵押`)).toContain('协查员都离岗了,仍派给');
    expect(await county.type(LIN, '离岗 刘静')).toContain('duty-not-yours');
    for (const staff of [LIN, ZHANG]) expect(await county.type(staff, '在岗')).toContain('您在岗了');
    for (const staff of [LIN, ZHANG]) {
      const list = await county.type(staff, '我的协查');
      for (const [, number] of list.matchAll(/^(\d+) 号/gmu)) await county.type(staff, `答 ${number} 否`);
      expect(await county.type(staff, '我的协查')).toBe('没有等您答的协查。');
    }
  });
});

describe('the clock', () => {
  it('reminds, names, tells the leader and the head, each once, and counts by department', async () => {
    county.clock.set('2018-12-03 15:00');
    const number = await asked();
    const { publicNumber } = await county.find(number);
    const notices: string[] = [];
    for (const time of ['12-03 15:01', '12-04 03:00', '12-04 15:00', '12-05 10:30', '12-05 15:00', '12-06 15:00']) {
      county.clock.set(`2018-${time}`);
      const rung = await county.ring(number);
      const cards = await county.cards(`inquiry-${publicNumber}`);
      notices.push(`${time} ${rung} ${rung === 'rung' ? cards.at(-1)?.reply.card?.lines[0] : ''}`.trim());
    }
    expect(notices).toEqual([
      '12-03 15:01 early',
      '12-04 03:00 rung 林小军:时间过半了,今天 15:00 前答复',
      '12-04 15:00 rung 已超时:县不动产登记中心 林小军',
      '12-05 10:30 rung 超时 4 个工时,请杨丽过问(县不动产登记中心)',
      '12-05 15:00 rung 超时 1 个工作日,请一把手杨丽过问(县不动产登记中心)',
      '12-06 15:00 gone',
    ]);
    const last = (await county.cards(`inquiry-${publicNumber}`)).at(-1)?.reply.card;
    expect(last).toMatchObject({ state: '待答 · 已超时', rooms: ['line budongchan', 'county 990101'] });
    const delays = await county.inTurn(({ inquiries }) => inquiries.delays(county.clock.now()));
    expect(delays.find(({ department }) => department === 'budongchan')).toEqual({
      department: 'budongchan',
      open: 1,
      overdue: 1,
    });
    await county.type(LIN, `答 ${number} 否`);
    expect(
      await county.inTurn(({ timers }) => timers.dueAt({ kind: 'inquiry-clock', subject: String(number) })),
    ).toBeNull();
    county.clock.set('2018-12-03 14:05');
  });

  it('stands still while a superior system is down, not because the leader travels', async () => {
    const number = await asked();
    expect(await county.type(LIN, `停钟 ${number} 领导出差`)).toContain('pause-not-allowed');
    expect(await county.type(LIN, `停钟 ${number} 等上级系统恢复`)).toContain('最迟 明天 22:05 前答复');
    county.clock.set('2018-12-03 16:05');
    expect(await county.type(LIN, `续钟 ${number}`)).toContain('最迟 明天 16:05 前答复');
    expect(await county.type(LIN, `停钟 ${number} 上级系统又在维护`)).toContain('pause-used-up');
    county.clock.set('2018-12-03 14:05');
    await county.type(LIN, `答 ${number} 否`);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whoLooked } from '../../server/app/inquiry/who-looked.ts';
import { cancelTask } from '../../server/app/task/cancel-task.ts';
import { revokeAuthorisation } from '../../server/app/task/revoke-authorisation.ts';
import { CITIZEN, CITIZEN_TALK } from '../rigs/task.ts';
import { type OpenInquiries, openInquiries } from './open-inquiries.ts';

const LIN = 's066';
const ZHANG = 's067';
const LI = 's001';

let county: OpenInquiries;
beforeAll(async () => {
  county = await openInquiries();
});
afterAll(() => county.close());

describe('who looked', () => {
  it('is written down for every look, and the citizen sees it', async () => {
    const person = 'o-looked-at';
    const reach = { talk: { ...CITIZEN_TALK, person }, recipient: person };
    const task = await county.runningTask({ citizen: { ...CITIZEN, reach } });
    const number = await county.ask(task);
    const mine = () => county.inTurn((records) => whoLooked(county.means, records, reach.talk, county.clock.now()));
    expect((await mine())[0]).toBe('还没有人查过您。');

    expect(await county.type(LIN, `看 ${number}`, 'group')).toContain('view-in-group');
    expect(await county.type(LIN, `看 ${number}`, 'group')).not.toContain('王招娣');
    const seen = await county.type(LIN, `看 ${number}`);
    expect(seen).toContain('核的是:王招娣,99010119400101002X');
    expect(await county.type(LI, `看 ${number}`)).not.toContain('王招娣');
    for (const staff of [ZHANG, 's050', 's003'])
      expect(await county.type(staff, `看 ${number}`)).toContain('inquiry-not-yours');
    expect(await county.type(LIN, '看 99999')).toContain('inquiry-unknown');

    const { publicNumber } = await county.find(number);
    const lines = await mine();
    expect(lines).toHaveLength(5);
    expect(lines.at(-1)).toBe(
      `今天 14:05 县不动产登记中心 林小军看了您是谁:截至今日名下有无住房(公租房申请,代替无房证明,${publicNumber})`,
    );
    expect(lines.filter((line) => line.includes('想看,没有给看'))).toHaveLength(3);
    expect(lines.join()).toContain('县公安局 刘静想看,没有给看');
    expect(await county.events(`inquiry ${publicNumber}`)).toContain(`inquiry-view-refused ${ZHANG}`);
    expect(await county.events(`looks ${LIN}`)).toEqual([`look-refused ${LIN}`]);

    await county.type(LIN, `答 ${number} 否`);
    expect(await county.type(LIN, `看 ${number}`)).toContain('核的是:王招娣');
    await county.type(LI, `确认 ${number}`);
    expect(await county.type(LIN, `看 ${number}`)).toContain('用完了就不再给看');
  });

  it('ends when the citizen takes his authorisation back, and what was asked is withdrawn', async () => {
    const task = await county.runningTask();
    const number = await county.ask(task);
    const revocation = { number: task, talk: CITIZEN_TALK, at: county.clock.now() };
    await county.inTurn((records) => revokeAuthorisation(county.means, records, revocation));
    expect(await county.type(LIN, `看 ${number}`)).toContain('inquiry-state');
    expect(await county.find(number)).toMatchObject({ state: 'withdrawn' });
    expect(await county.taskOf(task)).toMatchObject({ state: 'cancelled', openInquiries: [] });
    expect(await county.type(LIN, `答 ${number} 否`)).toContain('inquiry-state');
  });

  it('ends with the authorisation’s last day, whatever was asked before', async () => {
    const number = await county.ask(await county.runningTask());
    county.clock.set('2019-01-02 15:00');
    expect(await county.type(LIN, `看 ${number}`)).toContain('inquiry-unauthorised');
    county.clock.set('2018-12-03 14:05');
    await county.type(LIN, `答 ${number} 否`);
  });

  it('goes with the task: a cancelled one waits for nobody', async () => {
    const task = await county.runningTask();
    const number = await county.ask(task);
    const by = county.means.catalogue.home.staff.find(({ id }) => id === 's043');
    if (!by) throw new Error('no dispatcher');
    const order = { number: task, words: '群众自己办好了', by, at: county.clock.now() };
    await county.inTurn((records) => cancelTask(county.means, records, order));
    expect(await county.find(number)).toMatchObject({ state: 'withdrawn' });
  });
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { lookUpNext } from '../../server/app/inquiry/look-up-next.ts';
import { whoLooked } from '../../server/app/inquiry/who-looked.ts';
import type { Catalogue } from '../../server/core/catalogue/catalogue.ts';
import { httpDataSource } from '../../server/data-source/http-data-source.ts';
import { startLookUps } from '../../server/data-source/worker.ts';
import { type OpenInquiries, openInquiries } from '../inquiry/open-inquiries.ts';
import { openDataPlatform } from '../rigs/data-platform.ts';
import { CITIZEN, CITIZEN_TALK } from '../rigs/task.ts';
import { until } from '../rigs/whole-county.ts';

let county: OpenInquiries;
let platform: Awaited<ReturnType<typeof openDataPlatform>>;

/** The county whose register of houses answers by itself. */
const connected = (catalogue: Catalogue): Catalogue => ({
  ...catalogue,
  home: {
    ...catalogue.home,
    factSources: [
      {
        department: 'budongchan',
        facts: ['有无住房'],
        asks: [],
        system: '县不动产登记系统',
        mode: 'http',
        code: 'house-owner',
      },
    ],
  },
});

beforeAll(async () => {
  county = await openInquiries(connected);
  platform = await openDataPlatform();
});
afterAll(async () => {
  await county.close();
  await platform.close();
});

const source = () => httpDataSource({ ...platform, patience: 300 });

it('answers through the same object, names the system, and shows the citizen that it was asked', async () => {
  platform.answer({ body: '{"answer":"no"}' });
  const task = await county.runningTask();
  const said = await county.type('s001', `协查 ${task} 不动产登记中心 截至今日名下有无住房`);
  expect(said).toContain('先问县不动产登记系统');
  const number = Number(/^(\d+)/u.exec(said)?.[1]);
  expect(await county.taskOf(task)).toMatchObject({ state: 'waiting-inquiry' });
  expect(await lookUpNext(county.means, source())).toBe(true);
  expect(await lookUpNext(county.means, source())).toBe(false);
  expect(platform.asked).toMatchObject([{ code: 'house-owner', name: CITIZEN.name, idNumber: CITIZEN.idNumber }]);
  const inquiry = await county.find(number);
  expect(inquiry).toMatchObject({ state: 'answered', answers: [{ kind: 'no', by: 'data', who: null }] });
  expect(await county.taskOf(task)).toMatchObject({ state: 'running', openInquiries: [] });
  expect(await county.type('s001', `看 ${number}`)).toContain('谁答:县不动产登记中心 (系统)');
  const looked = await county.inTurn((records) => whoLooked(county.means, records, CITIZEN_TALK, county.clock.now()));
  expect(looked[1]).toContain('县不动产登记中心的系统查了:截至今日名下有无住房');
  expect(await county.type('s066', `更正 ${number} 是 系统里漏了一套`)).toContain('更正:是');
  const day = 86_400_000;
  const counts = await county.inTurn(({ inquiries }) =>
    inquiries.answersBetween(county.clock.now() - day, county.clock.now() + day, null),
  );
  expect(counts).toEqual({ byData: 1, byPeople: 0 });
});

it('is put to a person when the platform is down, and the clock begins then', async () => {
  platform.answer({ status: 503 });
  const number = await county.ask(await county.runningTask());
  expect(await county.find(number)).toMatchObject({ state: 'draft', dispatchedAt: null });
  await lookUpNext(county.means, source());
  const inquiry = await county.find(number);
  expect(inquiry).toMatchObject({ state: 'dispatched', verifier: 's066', dispatchedAt: county.clock.now() });
  const [card] = await county.cards(`inquiry-${inquiry.publicNumber}`);
  expect(card?.reply.lines).toContain('系统没有答上,请人来查');
  expect(await county.type('s066', `答 ${number} 否`)).toContain('来源:县不动产登记系统(人工查询)');
});

it('is put to a person, and is no look, where no platform is set up', async () => {
  const number = await county.ask(await county.runningTask());
  const before = await county.events(`inquiry ${(await county.find(number)).publicNumber}`);
  await lookUpNext(county.means, null);
  const inquiry = await county.find(number);
  expect(inquiry.state).toBe('dispatched');
  expect(await county.events(`inquiry ${inquiry.publicNumber}`)).toEqual([...before, 'inquiry-dispatched bot']);
});

it('is put to a person at once when nobody wrote down the citizen’s number', async () => {
  platform.answer({ body: '{"answer":"no"}' });
  const number = await county.ask(await county.runningTask({ citizen: { ...CITIZEN, idNumber: null } }));
  expect(await county.find(number)).toMatchObject({ state: 'dispatched' });
  expect(platform.asked).toEqual([]);
});

it('is not looked up any more once it was withdrawn, also while the platform thinks', async () => {
  platform.answer({ body: '{"answer":"no"}' });
  const number = await county.ask(await county.runningTask());
  const withdrawing = {
    ask: async () => {
      await county.type('s001', `撤回 ${number}`);
      return { kind: 'answer', answer: 'no', text: '' } as const;
    },
  };
  await lookUpNext(county.means, withdrawing);
  expect(await county.find(number)).toMatchObject({ state: 'withdrawn', answers: [] });
});

it('is done by a worker of its own, which a fault does not end', async () => {
  platform.answer({ body: '{"answer":"yes"}' });
  const said: string[] = [];
  let faults = 1;
  const worker = startLookUps(
    () => (faults-- > 0 ? Promise.reject(new Error('secret')) : lookUpNext(county.means, source())),
    20,
    (line) => void said.push(line),
  );
  const number = await county.ask(await county.runningTask());
  await until('an answer', () => platform.asked.length > 0);
  await worker.stop();
  expect(await county.find(number)).toMatchObject({ state: 'answered' });
  expect(said).toEqual(['An inquiry could not be looked up and is tried again: Error']);
});

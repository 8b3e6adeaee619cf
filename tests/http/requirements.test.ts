import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWebServer } from '../rigs/web-server.ts';

let server: Awaited<ReturnType<typeof startWebServer>>;

beforeAll(async () => {
  server = await startWebServer();
});
afterAll(() => server.stop());

async function get(query: string) {
  const response = await fetch(`${server.url}/api/requirements${query}`);
  return { status: response.status, body: await response.json() };
}

describe('the public list over the API', () => {
  it('names the version, and its totals reconcile with its rows', async () => {
    const { status, body } = await get('');
    expect(status).toBe(200);
    expect(body).toMatchObject({ place: { id: '990101' }, on: '2018-12-03', list: { no: 2 }, page: 1, pages: 1 });
    const sum = body.totals.byDisposition.reduce((all: number, { count }: { count: number }) => all + count, 0);
    expect([sum, body.totals.found, body.requirements.length]).toEqual([45, 45, 45]);
  });

  it('tells what the list said on a past day', async () => {
    const { body } = await get('?on=2018-11-30');
    expect(body).toMatchObject({ list: { no: 1 }, totals: { all: 30 } });
  });

  it('keeps the totals over all dispositions while it shows one', async () => {
    const { body } = await get('?disposition=retained');
    expect(body.requirements.every((each: { disposition: string }) => each.disposition === 'retained')).toBe(true);
    expect(body.totals.found).toBe(45);
  });

  it('shows another place without a version, and marks what nobody confirmed', async () => {
    const { body } = await get('?place=义乌');
    expect(body.list).toBeNull();
    expect(body.requirements).toMatchObject([{ name: '分户证明', unconfirmed: true }]);
  });

  it.each([
    ['?place=桃花源', 422, 'place-unknown'],
    ['?on=昨天', 400, 'day-malformed'],
    ['?on=2030-01-01', 422, 'day-ahead'],
    ['?disposition=magic', 400, 'filter-malformed'],
    ['?page=0', 400, 'filter-malformed'],
    ['?q=a&q=b', 400, 'filter-malformed'],
    ['?limit=100000', 400, 'fields-unknown'],
  ])('refuses %s', async (query, status, code) => {
    const { status: got, body } = await get(query);
    expect([got, body.code]).toEqual([status, code]);
  });
});

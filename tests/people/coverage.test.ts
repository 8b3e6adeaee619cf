import { expect, it } from 'vitest';
import { coverageOf } from '../../server/core/people/coverage.ts';
import { shippedCatalogue } from '../rigs/shipped-catalogue.ts';

const catalogue = await shippedCatalogue();
const { home, places } = catalogue;

it('finds an agent in every village of the demonstration county', () => {
  const coverage = coverageOf(home, places);
  expect(coverage.towns.map(({ place }) => place.name)).toEqual(['城关镇', '清河镇', '石桥镇', '枫林乡', '云岭乡']);
  expect(coverage.villages).toBe(11);
  expect(coverage.coveredVillages).toBe(11);
  expect(coverage.county.agents.map(({ name }) => name)).toContain('李明');
});

it('counts a village as not covered once its agent is gone, although the town still runs', () => {
  const staff = home.staff.filter(({ place }) => place !== '990101002201');
  const coverage = coverageOf({ ...home, staff }, places);
  expect(coverage.coveredVillages).toBe(10);
  const qinghe = coverage.towns.find(({ place }) => place.name === '清河镇');
  expect(qinghe?.villages.find(({ place }) => place.id === '990101002201')?.agents).toEqual([]);
  expect(qinghe?.agents.length).toBeGreaterThan(0);
});

it('shows the grids of a village, and counts one with an agent in a grid alone as covered', () => {
  const villages = coverageOf(home, places).towns.flatMap((town) => town.villages);
  const liutang = villages.find(({ place }) => place.name === '柳塘村');
  expect(liutang?.grids.map(({ place, agents }) => [place.name, agents.map(({ name }) => name)])).toEqual([
    ['柳塘村一组网格', ['徐春生']],
    ['柳塘村二组网格', []],
  ]);
  const staff = home.staff.filter(({ place }) => place !== '990101002202');
  expect(coverageOf({ ...home, staff }, places).coveredVillages).toBe(11);
});

it('counts nobody who does not run errands', () => {
  const staff = home.staff.map((each) => ({ ...each, roles: [] }));
  expect(coverageOf({ ...home, staff }, places).coveredVillages).toBe(0);
});

import type { Problems } from '../problems.ts';
import type { HolidayYearFile } from '../shapes/holiday-year.ts';

/** A year's days lie in that year, holidays follow each other, and what is worked instead is a weekend day outside of them. */
export function checkHolidays(where: string, table: HolidayYearFile, problems: Problems): void {
  const { year, holidays, makeUps } = table;
  const faults = [
    ...[...holidays.flatMap(({ from, to }) => [from, to]), ...makeUps]
      .filter((day) => !day.startsWith(`${year}-`))
      .map((day) => `${day} 不在 ${year} 年;跨年的假期在两年的文件里各写一段`),
    ...holidays.flatMap((each, at) => orderFaults(each, holidays[at - 1])),
    ...makeUps.flatMap((day, at) => makeUpFaults(day, makeUps.slice(0, at), table)),
  ];
  problems.push(...faults.map((fault) => `${where}:${fault}`));
}

type Holiday = HolidayYearFile['holidays'][number];

function orderFaults({ name, from, to }: Holiday, before: Holiday | undefined): string[] {
  if (from > to) return [`${name}的开始 ${from} 在结束 ${to} 之后`];
  return before && from <= before.to ? [`${name}(${from} 起)没有排在${before.name}之后,或者两段重叠`] : [];
}

function makeUpFaults(day: string, before: readonly string[], { holidays }: HolidayYearFile): string[] {
  const within = holidays.find(({ from, to }) => from <= day && day <= to);
  if (within) return [`调休上班日 ${day} 又在${within.name}假期里`];
  if (before.includes(day)) return [`调休上班日 ${day} 写了两次`];
  const weekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  return weekend ? [] : [`调休上班日 ${day} 不是周六或周日,本来就上班`];
}

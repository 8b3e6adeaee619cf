import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { HolidayYear } from '../core/calendar/working-calendar.ts';
import { checkHolidays } from './checks/holidays.ts';
import type { Problems } from './problems.ts';
import { readObject } from './read-json.ts';
import { holidayYear } from './shapes/holiday-year.ts';

/** The files of data/calendar, one a year, in order and without a gap: a day of a missing year would silently count as unknown. */
export async function readHolidayYears(dataDir: string, problems: Problems): Promise<HolidayYear[]> {
  const years: HolidayYear[] = [];
  for (const name of await filesIn(join(dataDir, 'calendar'), problems)) {
    const file = { path: join(dataDir, 'calendar', name), name: `data/calendar/${name}` };
    const table = await readObject(file, holidayYear, problems);
    if (table === null) continue;
    if (name !== `${table.year}.json`) problems.push(`${file.name}:里面写的是 ${table.year} 年,和文件名不一致`);
    checkHolidays(file.name, table, problems);
    const before = years.at(-1)?.year;
    if (before !== undefined && table.year !== before + 1)
      problems.push(`${file.name}:前面缺 ${before + 1} 年,年份要连着`);
    years.push({ year: table.year, holidays: table.holidays, makeUps: table.makeUps });
  }
  return years;
}

async function filesIn(folder: string, problems: Problems): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => /^\d{4}\.json$/.test(name)).sort();
  if (files.length === 0) problems.push('data/calendar:没有一年的节假日安排,工作时间算不出来');
  return files;
}

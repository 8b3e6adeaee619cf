import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalogue } from '../core/catalogue/catalogue.ts';
import { type Places, placesById } from '../core/place.ts';
import { certificateOf } from './certificate.ts';
import { findRepeats } from './checks/repeats.ts';
import { dispositionNamed } from './disposition-words.ts';
import { jurisdictionsOf } from './jurisdiction.ts';
import type { Problems } from './problems.ts';
import { readHolidayYears } from './read-holiday-years.ts';
import { type DataFile, type Located, readRows } from './read-json.ts';
import { requirementOf } from './requirement.ts';
import { certificateRow } from './shapes/certificate-row.ts';
import { placeRow } from './shapes/place-row.ts';
import { type RequirementRow, requirementRow } from './shapes/requirement-row.ts';
import { schemeRow } from './shapes/scheme-row.ts';
import { topicRow } from './shapes/topic-row.ts';

/** What holds whatever the home county is. */
export type SharedData = Omit<Catalogue, 'home'>;

/** Reads places, rows of all places, certificate kinds, schemes and topics; sentences about what is wrong go to `problems`. */
export async function readShared(dataDir: string, problems: Problems): Promise<SharedData> {
  const file = (name: string): DataFile => ({ path: join(dataDir, name), name: `data/${name}` });
  const places = await readPlaces(file('places.json'), problems);
  const certificates = await readRows(file('certificates.json'), certificateRow, problems);
  findRepeats(certificates, (row) => row.id, problems);
  const schemes = await readRows(file('schemes.json'), schemeRow, problems);
  findRepeats(schemes, (row) => row.name, problems);
  const topics = await readRows(file('topics.json'), topicRow, problems);
  findRepeats(topics, (row) => row.id, problems);
  return {
    places,
    requirements: await readRequirements(dataDir, places, problems),
    certificates: certificates.map((each) => certificateOf(each.value)),
    schemes: schemes.map(({ value }) => ({
      name: value.name,
      batches: value.batches.map((batch) => ({ ...batch, dispositions: batch.dispositions.map(dispositionNamed) })),
    })),
    topics: topics.map((each) => each.value),
    holidayYears: await readHolidayYears(dataDir, problems),
  };
}

async function readPlaces(file: DataFile, problems: Problems): Promise<Places> {
  const rows = await readRows(file, placeRow, problems);
  findRepeats(rows, (row) => row.id, problems);
  const places = placesById(rows.map((each) => each.value));
  for (const { where, value } of rows)
    if (value.parent !== null && !places.has(value.parent)) problems.push(`${where}:上级区划 ${value.parent} 没有`);
  return places;
}

async function readRequirements(dataDir: string, places: Places, problems: Problems) {
  const rows: Located<RequirementRow>[] = [];
  for (const name of await filesOf(join(dataDir, 'requirements')))
    rows.push(...(await readRows(requirementsFile(dataDir, name), requirementRow, problems)));
  findRepeats(rows, (row) => row.id, problems);
  const ids = new Set(rows.map((each) => each.value.id));
  const findJurisdiction = jurisdictionsOf(places);
  return rows.map(({ where, value }) => {
    if (value.sameAs !== undefined && !ids.has(value.sameAs))
      problems.push(`${where}:sameAs 指向的 ${value.sameAs} 没有这一条`);
    const place = findJurisdiction(value.jurisdiction);
    if (place === undefined) problems.push(`${where}:地方“${value.jurisdiction}”在 data/places.json 里没有`);
    return requirementOf(value, place ?? null);
  });
}

function requirementsFile(dataDir: string, name: string): DataFile {
  return { path: join(dataDir, 'requirements', name), name: `data/requirements/${name}` };
}

/** The nation's rows first, since a family of rows is named after its first; then by file name. */
async function filesOf(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => /^[a-z][a-z-]*\.json$/.test(name)).sort();
  return [...names.filter((name) => name === 'national.json'), ...names.filter((name) => name !== 'national.json')];
}

import type { Requirement } from '../core/catalogue/requirement.ts';
import type { Places } from '../core/place.ts';
import { jurisdictionsOf } from './jurisdiction.ts';
import { type Problems, rowName } from './problems.ts';
import { checkRows } from './read-json.ts';
import { requirementOf } from './requirement.ts';
import { requirementLine } from './shapes/requirement-row.ts';

/** The rows of a file, or everything wrong with it as sentences. */
export type JsonlReading =
  | { readonly ok: true; readonly rows: readonly Requirement[] }
  | { readonly ok: false; readonly problems: Problems };

/**
 * Reads requirements from lines of JSON in the format of the shipped rows (`ask --catalogue FILE.jsonl`). Empty lines are passed
 * over. A jurisdiction that data/places.json does not know becomes `place: null`: such a row is never a local answer.
 */
export function readRequirementsJsonl(text: string, places: Places, file = '清单文件'): JsonlReading {
  const problems: Problems = [];
  const findJurisdiction = jurisdictionsOf(places);
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const rows = lines.flatMap((line, index) => readLine(line, index, file, problems));
  const seen = new Set<string>();
  for (const { id, where } of rows) {
    if (seen.has(id)) problems.push(`${where}:编号(id)${id}重复`);
    seen.add(id);
  }
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, rows: rows.map(({ row }) => requirementOf(row, findJurisdiction(row.jurisdiction) ?? null)) };
}

function readLine(line: string, index: number, file: string, problems: Problems) {
  if (line.trim() === '') return [];
  const value = parse(line);
  const where = rowName(file, index, value, '行');
  if (value === undefined) {
    problems.push(`${where}:不是合法的 JSON`);
    return [];
  }
  return checkRows([value], requirementLine, () => where, problems).map((each) => ({
    where,
    id: each.value.id,
    row: each.value,
  }));
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

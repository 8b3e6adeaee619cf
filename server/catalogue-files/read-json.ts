import { Low } from 'lowdb';
import type { z } from 'zod';
import { JsonFile, NotJson } from './json-file.ts';
import { type Problems, rowName, sentenceOf } from './problems.ts';

/** A file on the disk and the name by which sentences speak of it: data/requirements/hubei.json. */
export type DataFile = { readonly path: string; readonly name: string };

/** A row that has the right shape, and where it stands. */
export type Located<T> = { readonly where: string; readonly value: T };

/** The rows of an array file that have the right shape; a sentence for each that has not, and for a missing or broken file. */
export async function readRows<T>(file: DataFile, shape: z.ZodType<T>, problems: Problems): Promise<Located<T>[]> {
  const content = await readContent(file, problems);
  if (content === undefined) return [];
  if (!Array.isArray(content)) {
    problems.push(`${file.name}:整个文件应为一组 […]`);
    return [];
  }
  return checkRows(content, shape, (index) => rowName(file.name, index, content[index]), problems);
}

/** A file that holds one object; null, with sentences, when it is missing or has the wrong shape. */
export async function readObject<T>(file: DataFile, shape: z.ZodType<T>, problems: Problems): Promise<T | null> {
  const content = await readContent(file, problems);
  if (content === undefined) return null;
  return checkRows([content], shape, () => file.name, problems)[0]?.value ?? null;
}

/** Sorts values into those of the right shape and sentences about the others; `where` names the value at an index. */
export function checkRows<T>(
  values: readonly unknown[],
  shape: z.ZodType<T>,
  where: (index: number) => string,
  problems: Problems,
): Located<T>[] {
  return values.flatMap((value, index) => {
    const parsed = shape.safeParse(value, { reportInput: true });
    if (parsed.success) return [{ where: where(index), value: parsed.data }];
    problems.push(...parsed.error.issues.map((issue) => `${where(index)}:${sentenceOf(issue)}`));
    return [];
  });
}

const MISSING = Symbol('no such file');

async function readContent(file: DataFile, problems: Problems): Promise<unknown> {
  const low = new Low<unknown>(new JsonFile(file.path), MISSING);
  try {
    await low.read();
  } catch (error) {
    if (!(error instanceof NotJson)) throw error;
    problems.push(`${file.name} ${error.place}不是合法的 JSON`);
    return undefined;
  }
  if (low.data !== MISSING) return low.data;
  problems.push(`${file.name}:没有这个文件`);
  return undefined;
}

import * as files from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { platform } from 'node:process';
import type { Adapter } from 'lowdb';
import { printJson } from './print-json.ts';

/** The few things a JSON file asks of the disk; tests pass one that fails or counts. */
export type Disk = Pick<typeof files, 'open' | 'readFile' | 'rename' | 'rm'>;

/** A file that is there but is not JSON. `place` says where: 第8行第3列. */
export class NotJson extends Error {
  readonly place: string;
  constructor(path: string, place: string) {
    super(`${path} ${place}不是合法的 JSON`);
    this.place = place;
  }
}

/**
 * One JSON file of the catalogue as a lowdb adapter that is also durable: lowdb's own never calls fsync, and loses every
 * acknowledged write when the power fails (typicode/lowdb 7.0.1 over steno 4.0.2, measured). A write that has resolved is on
 * the disk; a write that was interrupted leaves the old file whole and at most a temporary file beside it.
 */
export class JsonFile<T> implements Adapter<T> {
  readonly #path: string;
  readonly #disk: Disk;
  #writing: Promise<void> = Promise.resolve();

  constructor(path: string, disk: Disk = files) {
    this.#path = path;
    this.#disk = disk;
  }

  /** The parsed content; null when there is no such file. Throws NotJson. */
  async read(): Promise<T | null> {
    const text = await this.#text();
    if (text === null) return null;
    try {
      return JSON.parse(text) as T;
    } catch (error) {
      throw new NotJson(this.#path, placeOf(error, text));
    }
  }

  /** Replaces the content; writes of one JsonFile happen one after the other. */
  write(value: T): Promise<void> {
    const text = printJson(value);
    const turn = this.#writing.then(() => this.#replace(text));
    this.#writing = turn.catch(() => undefined);
    return turn;
  }

  async #text(): Promise<string | null> {
    try {
      return (await this.#disk.readFile(this.#path, 'utf8')).replace(/^\uFEFF/, ''); // Windows editors put a mark in front
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  async #replace(text: string): Promise<void> {
    const draft = join(dirname(this.#path), `.${basename(this.#path)}.${process.pid}.tmp`);
    try {
      await this.#writeThrough(draft, text);
      await this.#disk.rename(draft, this.#path);
    } catch (error) {
      await this.#disk.rm(draft, { force: true });
      throw error;
    }
    await this.#syncFolder();
  }

  async #writeThrough(path: string, text: string): Promise<void> {
    const file = await this.#disk.open(path, 'w');
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
  }

  /** Makes the rename itself durable. Windows cannot open a folder and needs no such step. */
  async #syncFolder(): Promise<void> {
    if (platform === 'win32') return;
    const folder = await this.#disk.open(dirname(this.#path), 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }
}

/** Where parsing stopped, from the position that V8 names in its message. */
function placeOf(error: unknown, text: string): string {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  const before = text.slice(0, position === undefined ? text.length : Number(position)).split('\n');
  return `第${before.length}行第${(before.at(-1)?.length ?? 0) + 1}列`;
}

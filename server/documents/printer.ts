import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { done, type Result, refused } from '../core/result.ts';
import type { Digests, Printed, Printer } from '../ports/document.ts';
import type { Job, Made } from './job.ts';

/** Milliseconds. */
type Patience = {
  /** From the start of the thread until it is ready: it reads TypeScript and fonts. */
  readonly start: number;
  /** For one job. */
  readonly job: number;
  /** The thread ends when nothing was asked of it for so long. */
  readonly idle: number;
};

const PATIENCE: Patience = { start: 60_000, job: 15_000, idle: 120_000 };
/** Jobs that may wait; more are told to come back. */
const MOST_WAITING = 8;

type Options = {
  /** Whether fonts of the machine are asked for characters that the shipped one lacks. */
  readonly systemFonts?: boolean;
  readonly patience?: Partial<Patience>;
};

/** The printer of a process: one thread, started by the first job, one job at a time. It keeps no process alive. */
export function openPrinter(options: Options = {}): Printer & { stop(): Promise<void> } {
  const patience = { ...PATIENCE, ...options.patience };
  let press: Press | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let idle: NodeJS.Timeout | undefined;

  const stop = async (): Promise<void> => {
    clearTimeout(idle);
    const ending = press;
    press = null;
    await ending?.end();
  };
  const run = async (job: Job): Promise<Made> => {
    clearTimeout(idle);
    press ??= startPress(options.systemFonts ?? true, patience);
    try {
      return await press.make(job);
    } catch (fault) {
      await stop(); // a thread that is late or broken is not asked again
      throw fault;
    } finally {
      idle = setTimeout(() => void stop(), patience.idle).unref();
    }
  };
  const inTurn = async (job: Job): Promise<Result<Printed>> => {
    if (waiting >= MOST_WAITING) return BUSY;
    waiting += 1;
    const made = turn
      .then(() => run(job))
      .finally(() => {
        waiting -= 1;
      });
    turn = made.catch(() => undefined);
    return printedOf(await made);
  };
  return {
    sheet: (sheet) => inTurn({ kind: 'sheet', sheet }),
    workbook: (table) => inTurn({ kind: 'workbook', table }),
    stop,
  };
}

const BUSY = refused('printer-busy', '现在要打印的多,排不上了。', '请过半分钟再点一次;网页上的内容是一样的。');

function printedOf(made: Made): Result<Printed> {
  if (made.kind === 'missing') return unprintable(made.character);
  if (made.kind !== 'made') throw new Error(made.kind === 'failed' ? made.why : 'The printing thread gave nothing.');
  const bytes = Buffer.from(made.bytes);
  return done({ bytes, digests: digestsOf(bytes) });
}

function unprintable(character: string): Result<never> {
  const code = character.codePointAt(0)?.toString(16).toUpperCase();
  const message = `“${character}”(U+${code})这个字,这里的字库印不出来,没有出 PDF,免得印成空白。`;
  return refused('character-unprintable', message, '用网页那一份,内容和编号一样,可以直接打印。');
}

export function digestsOf(bytes: Uint8Array): Digests {
  const [sm3, sha256] = ['sm3', 'sha256'].map((name) => createHash(name).update(bytes).digest('hex'));
  return { sm3: sm3 ?? '', sha256: sha256 ?? '' };
}

/** One thread and the job that it is at. */
type Press = { make(job: Job): Promise<Made>; end(): Promise<void> };

function startPress(systemFonts: boolean, patience: Patience): Press {
  const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
    workerData: { systemFonts },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 384 },
  });
  worker.unref();
  const ready = said(worker, patience.start);
  ready.catch(() => undefined); // whoever asks next is told
  return {
    async make(job) {
      await ready;
      const made = said(worker, patience.job);
      worker.postMessage(job);
      return made;
    },
    end: async () => void (await worker.terminate()),
  };
}

/** The next thing that a thread says; fails when it ends or takes too long. */
function said(worker: Worker, within: number): Promise<Made> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => over(() => reject(new Error('The printing thread took too long.'))), within);
    const heard = (made: Made): void => over(() => resolve(made));
    const failed = (fault: Error): void => over(() => reject(fault));
    const ended = (): void => over(() => reject(new Error('The printing thread ended.')));
    const over = (settle: () => void): void => {
      clearTimeout(late);
      worker.off('message', heard).off('error', failed).off('exit', ended);
      settle();
    };
    worker.on('message', heard).on('error', failed).on('exit', ended);
  });
}

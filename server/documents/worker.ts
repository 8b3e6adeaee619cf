import { parentPort, workerData } from 'node:worker_threads';
import { loadFonts, SYSTEM_FONTS } from './fonts.ts';
import type { Job, Made } from './job.ts';
import { sheetPdf } from './sheet-pdf.ts';
import { workbookOf } from './workbook.ts';

/** The thread that prints: fonts are read once, jobs come one at a time. */
const { systemFonts } = workerData as { readonly systemFonts: boolean };
const fonts = loadFonts(systemFonts ? SYSTEM_FONTS : []);

async function make(job: Job): Promise<Made> {
  if (job.kind === 'workbook') return { kind: 'made', bytes: await workbookOf(job.table) };
  const printed = await sheetPdf(job.sheet, fonts);
  if ('missing' in printed) return { kind: 'missing', character: printed.missing };
  return { kind: 'made', bytes: printed.bytes };
}

function answer(made: Made): void {
  parentPort?.postMessage(made);
}

parentPort?.on('message', (job: Job) => {
  make(job).then(answer, (fault: unknown) => answer({ kind: 'failed', why: String(fault) }));
});
answer({ kind: 'ready' });

import PDFDocument from 'pdfkit';
import QRCode from 'qrcode';
import { type Drawing, type Sheet, type SheetRow, textsOf } from '../core/document/sheet.ts';
import type { Fonts } from './fonts.ts';
import { type Lettering, lettering } from './lettering.ts';

type Document = PDFKit.PDFDocument;

/** Points, of an A4 sheet of 595 by 842. */
const MARGIN = 56;
const WIDTH = 595.28 - 2 * MARGIN;
const BOTTOM = 841.89 - 44;
const CODE = 108;
const LABEL = 64;
const GREY = '#4b5563';
const BLUE = '#0052d9';
const RULE = '#c9ced6';

/** How a text is set: size, colour, weight, where, and how wide. */
type Setting = {
  readonly size: number;
  readonly colour?: string;
  readonly strong?: boolean;
  readonly x?: number;
  readonly width?: number;
  readonly centred?: boolean;
  /** Points between this and what follows. */
  readonly gap?: number;
};

type Desk = { readonly document: Document; readonly letters: Lettering; readonly root: PDFKit.PDFStructureElement };

/** The PDF of a sheet, or the first character that cannot be drawn. Tagged, in Chinese, with no date but the one of the facts. */
export async function sheetPdf(sheet: Sheet, fonts: Fonts): Promise<{ bytes: Buffer } | { missing: string }> {
  const document = documentOf(sheet);
  const letters = lettering(document, fonts);
  const missing = textsOf(sheet)
    .map(letters.missing)
    .find((character) => character !== null);
  if (missing !== undefined && missing !== null) return { missing };
  const bytes = collected(document);
  const root = document.struct('Document');
  document.addStructure(root);
  const desk = { document, letters, root };
  head(desk, sheet);
  body(desk, sheet);
  foot(desk, sheet);
  root.end();
  document.end();
  return { bytes: await bytes };
}

function documentOf({ title, issuer, number, dated }: Sheet): Document {
  return new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'zh-CN',
    displayTitle: true,
    info: {
      ...{ Title: `${title} ${number}`, Author: issuer, Subject: number, CreationDate: new Date(dated) },
      ...{ Creator: '证跑跑', Producer: '证跑跑' },
    },
  });
}

function collected(document: Document): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
}

function head(desk: Desk, { title, issuer, number, standing, code }: Sheet): void {
  const { document } = desk;
  const width = WIDTH - CODE - 24;
  write(desk, 'P', issuer, { size: 11, colour: GREY, width, gap: 4 });
  write(desk, 'H1', title, { size: 24, strong: true, width, gap: 6 });
  write(desk, 'P', number, { size: 16, strong: true, colour: BLUE, width, gap: 12 });
  write(desk, 'P', standing.label, { size: 13, strong: true, width, gap: 2 });
  write(desk, 'P', standing.note, { size: 9.5, colour: GREY, width });
  const below = document.y;
  const x = MARGIN + WIDTH - CODE;
  drawCode(desk, code.address, x, MARGIN);
  document.y = MARGIN + CODE + 4;
  write(desk, 'Caption', code.caption, { size: 9, colour: GREY, x, width: CODE, centred: true });
  document.y = Math.max(below, document.y) + 14;
  rule(document);
}

function body(desk: Desk, { statement, sections, facts, drawing }: Sheet): void {
  write(desk, 'P', statement, { size: 15, strong: true, gap: 12 });
  for (const { heading, lines } of sections) {
    makeRoom(desk.document, 60);
    write(desk, 'H2', heading, { size: 11, strong: true, gap: 3 });
    for (const line of lines) write(desk, 'P', line, { size: 10.5, gap: 2 });
    desk.document.y += 6;
  }
  rows(desk, facts, 10.5);
  if (drawing) draw(desk, drawing);
}

/** Lines as they were drawn, 180 points wide. */
function draw(desk: Desk, { path, width, height, caption }: Drawing): void {
  const { document, root } = desk;
  const scale = 180 / width;
  makeRoom(document, height * scale + 24);
  const top = document.y + 4;
  const figure = document.struct('Figure', { alt: caption }, () => {
    document.save().translate(MARGIN, top).scale(scale);
    document.path(path).lineWidth(4).lineJoin('round').lineCap('round').strokeColor('#111827').stroke();
    document.restore();
  });
  root.add(figure);
  document.y = top + height * scale + 4;
  write(desk, 'Caption', caption, { size: 9, colour: GREY, gap: 6 });
}

function foot(desk: Desk, { proof, notes }: Sheet): void {
  desk.document.y += 8;
  rule(desk.document);
  write(desk, 'H2', proof.title, { size: 11, strong: true, gap: 6 });
  rows(desk, proof.rows, 8);
  desk.document.y += 4;
  for (const note of notes) write(desk, 'P', note, { size: 9.5, colour: GREY, gap: 4 });
}

/** Label and value side by side; the value may take several lines. */
function rows(desk: Desk, all: readonly SheetRow[], size: number): void {
  for (const { label, value } of all) {
    makeRoom(desk.document, size * 3);
    const top = desk.document.y;
    write(desk, 'P', label, { size, colour: GREY, width: LABEL });
    const below = desk.document.y;
    desk.document.y = top;
    write(desk, 'P', value, { size, x: MARGIN + LABEL + 8, width: WIDTH - LABEL - 8 });
    desk.document.y = Math.max(below, desk.document.y) + size * 0.45;
  }
}

function write({ document, letters, root }: Desk, tag: string, text: string, setting: Setting): void {
  const { size, colour = '#111827', strong = false, x = MARGIN, width = WIDTH, centred = false, gap = 0 } = setting;
  const runs = letters.runs(text, strong ? 'strong' : 'text');
  makeRoom(document, size * 2);
  const top = document.y;
  const set = (): void => {
    document.fontSize(size).fillColor(colour);
    runs.forEach((run, at) => {
      const options = {
        width,
        lineGap: size * 0.3,
        align: centred ? 'center' : 'left',
        continued: at < runs.length - 1,
      } as const;
      document.font(run.font);
      if (at === 0) document.text(run.text, x, top, options);
      else document.text(run.text, options);
    });
  };
  root.add(document.struct(tag, {}, set));
  document.y += gap;
}

function makeRoom(document: Document, height: number): void {
  if (document.y + height > BOTTOM) document.addPage();
}

function rule(document: Document): void {
  const { y } = document;
  document.markContent('Artifact', { type: 'Layout' });
  document
    .moveTo(MARGIN, y)
    .lineTo(MARGIN + WIDTH, y)
    .lineWidth(0.75)
    .strokeColor(RULE)
    .stroke();
  document.endMarkedContent();
  document.y = y + 14;
}

/** Black modules on white, four modules of quiet around them (ISO/IEC 18004). */
function drawCode({ document, root }: Desk, address: string, x: number, y: number): void {
  const { modules } = QRCode.create(address, { errorCorrectionLevel: 'M' });
  const quiet = 4;
  const edge = CODE / (modules.size + 2 * quiet);
  const figure = document.struct('Figure', { alt: `二维码:${address}` }, () => {
    for (let at = 0; at < modules.size * modules.size; at += 1) {
      if (!modules.data[at]) continue;
      const [column, row] = [(at % modules.size) + quiet, Math.floor(at / modules.size) + quiet];
      document.rect(x + column * edge, y + row * edge, edge, edge);
    }
    document.fill('#000000');
  });
  root.add(figure);
}

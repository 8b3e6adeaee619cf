import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What another program than the one that printed it reads in a PDF. */
export async function readPdf(bytes: Buffer) {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const page = await pdf.getPage(1);
  let text = '';
  for (let at = 1; at <= pdf.numPages; at += 1) {
    const { items } = await (await pdf.getPage(at)).getTextContent();
    text += items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
  }
  const { info, metadata } = await pdf.getMetadata();
  return { pages: pdf.numPages, text, info: info as Record<string, unknown>, xmp: metadata?.getRaw() ?? '', page, pdf };
}

type Canvas = { readonly canvas: HTMLCanvasElement; readonly context: CanvasRenderingContext2D };

/** The first page as a picture: RGBA, row by row. */
export async function drawPdf(bytes: Buffer) {
  const { pdf, page } = await readPdf(bytes);
  const viewport = page.getViewport({ scale: 2 });
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  const { canvas, context } = (pdf.canvasFactory as { create(width: number, height: number): Canvas }).create(
    width,
    height,
  );
  await page.render({ canvas, canvasContext: context, viewport }).promise;
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}

import { inflateRawSync } from 'node:zlib';

/** The parts of an XLSX file by name, read by the directory at its end (APPNOTE 4.3.12). */
function partsOf(bytes: Buffer): ReadonlyMap<string, string> {
  const end = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'));
  const parts = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size, named] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
    ];
    const name = bytes.toString('utf8', at + 46, at + 46 + named);
    const local = bytes.readUInt32LE(at + 42);
    const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(begin, begin + size);
    parts.set(name, (method === 8 ? inflateRawSync(packed) : packed).toString('utf8'));
    at += 46 + named + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

/** All XML of a workbook, and the texts of its cells in their order. */
export function readWorkbook(bytes: Buffer) {
  const parts = partsOf(bytes);
  const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
  const shared = [...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gsu)].map(([, text = '']) =>
    plain(text),
  );
  const cells = [...sheet.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gsu)].map(([, how = '', inside = '']) => {
    const value = plain(inside);
    return how.includes('t="s"') ? (shared[Number(value)] ?? '') : value;
  });
  return { xml: [...parts.values()].join('\n'), cells };
}

function plain(xml: string): string {
  const text = xml.replace(/<[^>]*>/gu, '');
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

import { XMLParser } from 'fast-xml-parser';
import { type Fields, readFlat } from './flat-xml.ts';

/** Entities stay as they are and numbers stay text: MsgId has 64 bits. */
const parser = new XMLParser({
  ignoreAttributes: true,
  processEntities: false,
  parseTagValue: false,
  trimValues: false,
  maxNestedTags: 8,
});

/** Reads the platform's flat XML. Null for anything else: a DTD, an entity declaration, another root, broken mark-up. Cap the size first. */
export function readXml(text: string): Fields | null {
  return readFlat(text) ?? readAny(text);
}

function readAny(text: string): Fields | null {
  // A citizen may type the words themselves: what stands in CDATA declares nothing.
  if (/<!DOCTYPE|<!ENTITY/i.test(text.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, ' '))) return null;
  try {
    const parsed = parser.parse(text, true) as { readonly xml?: unknown };
    const { xml } = parsed;
    return typeof xml === 'object' && xml !== null && !Array.isArray(xml) ? textsOf(xml) : null;
  } catch {
    return null;
  }
}

function textsOf(element: object): Fields {
  const fields: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(element)) if (typeof value === 'string') fields[name] = value;
  return fields;
}

/** Writes fields as the platform wants them: numbers bare, texts in CDATA, in which its own end mark is split. */
export function writeXml(fields: Readonly<Record<string, string | number>>): string {
  const inside = Object.entries(fields).map(
    ([name, value]) => `<${name}>${typeof value === 'number' ? value : cdata(value)}</${name}>`,
  );
  return `<xml>${inside.join('')}</xml>`;
}

function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

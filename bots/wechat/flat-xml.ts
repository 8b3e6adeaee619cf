/** The text fields directly under `<xml>`; nested and repeated ones are left out. */
export type Fields = Readonly<Record<string, string>>;

const BEGIN = '<xml>';
/** A field in mark-up without attributes: its name, then its text in one piece of CDATA, or bare. */
const FIELD = /\s*<([A-Za-z]\w*)>(?:<!\[CDATA\[([^\]]*(?:\](?!\]>)[^\]]*)*)\]\]>|([^<>&]*))<\/\1>/y;
const END = /\s*<\/xml>\s*$/y;

/**
 * Reads fields that stand one after the other, as the platform writes nearly every message. Null for all else, right or wrong: an
 * XML parser has to say what that is, at ten times the cost.
 */
export function readFlat(text: string): Fields | null {
  if (!text.startsWith(BEGIN) || text.includes('\r')) return null;
  const fields: Record<string, string> = Object.create(null);
  let at = BEGIN.length;
  for (let field = fieldAt(text, at); field !== null; field = fieldAt(text, at)) {
    const [whole, name = '', marked, bare] = field;
    if (name in fields || name in Object.prototype) return null;
    fields[name] = marked ?? bare ?? '';
    at += whole.length;
  }
  END.lastIndex = at;
  return at > BEGIN.length && END.test(text) ? fields : null;
}

function fieldAt(text: string, at: number): RegExpExecArray | null {
  FIELD.lastIndex = at;
  return FIELD.exec(text);
}

const WIDTH = 100;

/** JSON as people edit and compare it: two spaces, whatever fits on a line of 100 characters on one line, a line feed at the end. */
export function printJson(value: unknown): string {
  return `${print(value, '')}\n`;
}

function print(value: unknown, indent: string): string {
  const line = oneLine(value);
  if (typeof value !== 'object' || value === null || indent.length + line.length <= WIDTH) return line;
  if (Array.isArray(value)) return value.every(isScalar) ? line : printList(value, indent);
  const deeper = `${indent}  `;
  const lines = Object.entries(value).map(([key, each]) => `${deeper}${JSON.stringify(key)}: ${print(each, deeper)}`);
  return `{\n${lines.join(',\n')}\n${indent}}`;
}

function printList(values: readonly unknown[], indent: string): string {
  const deeper = `${indent}  `;
  return `[\n${values.map((each) => deeper + print(each, deeper)).join(',\n')}\n${indent}]`;
}

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${oneLine(each)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

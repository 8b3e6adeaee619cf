import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Every file of ours that git knows or would add, relative to the root. */
function ownFiles(pattern: RegExp): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed.split('\n').filter((file) => pattern.test(file) && !file.includes('/trespasses/'));
}

function read(file: string): string {
  return readFileSync(`${root}/${file}`, 'utf8');
}

const WORLDLY_NAMES = /^(process|console|fetch|setTimeout|setInterval|globalThis)$/;
const WORLDLY_MEMBERS = /^(Date\.now|Math\.random|performance\.now|crypto\.\w+)$/;

/** What a node reaches for that core must not have: the clock, luck, the process, the network, the console. */
function worldly(node: ts.Node): string | null {
  if (ts.isNewExpression(node))
    return node.expression.getText() === 'Date' && !node.arguments?.length ? 'new Date()' : null;
  if (ts.isPropertyAccessExpression(node)) return WORLDLY_MEMBERS.test(node.getText()) ? node.getText() : null;
  return ts.isIdentifier(node) && WORLDLY_NAMES.test(node.text) && standsAlone(node) ? node.text : null;
}

/** True unless the name is only a member or key of something else: `task.process`, `{ fetch: … }`. */
function standsAlone(name: ts.Identifier): boolean {
  const { parent } = name;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === name;
  return !ts.isPropertyAssignment(parent) && !ts.isPropertySignature(parent);
}

function worldlyCalls(file: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const sin = worldly(node);
    if (sin !== null) found.push(`${file}: ${sin}`);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return found;
}

describe('house style', () => {
  it('lets the core know neither clock nor luck nor world', () => {
    const files = ownFiles(/^server\/core\/.*\.ts$/);
    expect(files.length).toBeGreaterThan(10);
    expect(files.flatMap((file) => worldlyCalls(file, read(file)))).toEqual([]);
  });

  it('sees the clock and luck when they are there', () => {
    const sins = 'const a = Date.now(); const b = new Date(); const c = Math.random(); console.log(process.env);';
    expect(worldlyCalls('sin.ts', sins)).toHaveLength(5);
    expect(worldlyCalls('virtue.ts', 'const a = new Date(0);')).toEqual([]);
  });

  it('keeps every file under 300 lines, without any and without to-dos', () => {
    const files = ownFiles(/\.(tsx?|sql|s?css|wxml|m?js|cjs)$/);
    const tooLong = files.filter((file) => read(file).split('\n').length > 300);
    const loose = files.filter(
      (file) => /\.tsx?$/.test(file) && /(:|<|\bas) any\b|@ts-(ignore|nocheck)|biome-ignore/.test(read(file)),
    );
    const todo = files.filter((file) => new RegExp('\\b(TO' + 'DO|FIX' + 'ME)\\b').test(read(file)));
    expect({ tooLong, loose: loose.filter((file) => !file.startsWith('tests/architecture/')), todo }).toEqual({
      tooLong: [],
      loose: [],
      todo: [],
    });
  });

  it('has no drawers', () => {
    const drawers = ownFiles(/(^|\/)(utils?|helpers?|common|misc|shared|types|manager|service)(\/|\.tsx?$)/);
    expect(drawers).toEqual([]);
  });

  it('reads settings in one place only', () => {
    const readers = ownFiles(/^(server|bots)\/.*\.tsx?$/).filter((file) =>
      /process\.env|\benv\b.*from 'node:process'/.test(read(file)),
    );
    expect(readers.filter((file) => file !== 'server/main.ts')).toEqual([]);
  });

  it('names every file in kebab-case', () => {
    const odd = ownFiles(/^(server|bots|tests)\/.*\.tsx?$/).filter((file) => !/^[a-z0-9./-]+$/.test(file));
    expect(odd).toEqual([]);
  });
});

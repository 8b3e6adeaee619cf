import { posix } from 'node:path';
import postcss from 'postcss';
import selectors from 'postcss-selector-parser';
import { TAGS } from './tags.ts';

/**
 * A style sheet as the browser takes it: rpx become parts of the window's width, built-in tags get their prefix, `page` becomes the
 * page's box, and the classes of an isolated component that of its scope. The sheet of a page (`page`: its path) holds on that page alone.
 */
export function compileSheet(
  sources: ReadonlyMap<string, string>,
  file: string,
  { scope = '', page = '' }: { readonly scope?: string; readonly page?: string } = {},
): string {
  const root = postcss.parse(inlined(sources, file, new Set()).replace(/(-?\d*\.?\d+)rpx\b/g, 'calc(var(--rpx) * $1)'));
  root.walkRules((rule) => {
    if (rule.parent?.type === 'atrule' && /keyframes$/.test((rule.parent as postcss.AtRule).name)) return;
    rule.selector = selectors((tree) => rewrite(tree, scope)).processSync(rule.selector);
    if (page) rule.selectors = rule.selectors.map((each) => `:where([data-page="${page}"]) ${each}`);
  });
  return root.toString();
}

function rewrite(tree: selectors.Root, scope: string): void {
  const marked = (attribute: string, value: string | undefined) =>
    selectors.attribute({
      attribute,
      value,
      raws: {},
      ...(value !== undefined && { operator: '=', quoteMark: '"' }),
    } as never);
  tree.walkTags((tag) => {
    if (tag.value === 'page') tag.replaceWith(marked('wx-page', undefined));
    else if (TAGS.includes(tag.value)) tag.value = `wx-${tag.value}`;
  });
  if (scope)
    tree.walkClasses((name) => {
      name.value = `${scope}--${name.value}`;
    });
  tree.walkPseudos((pseudo) => {
    if (pseudo.value === ':host') pseudo.replaceWith(marked('wx-host', scope));
  });
}

function inlined(sources: ReadonlyMap<string, string>, file: string, seen: Set<string>): string {
  if (seen.has(file)) return '';
  seen.add(file);
  const text = sources.get(file);
  if (text === undefined) throw new Error(`${file} is imported and does not exist`);
  return text.replace(/@import\s+(?:url\()?["']([^"']+)["']\)?\s*;?/g, (_, path: string) =>
    inlined(sources, path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(file), path), seen),
  );
}

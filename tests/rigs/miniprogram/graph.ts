import { posix } from 'node:path';

export type ComponentConfig = {
  readonly component?: boolean;
  readonly usingComponents?: Readonly<Record<string, string>>;
  readonly styleIsolation?: string;
  readonly [other: string]: unknown;
};

export type AppConfig = {
  readonly pages: readonly string[];
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[];
  readonly usingComponents?: Readonly<Record<string, string>>;
  readonly window?: Readonly<Record<string, unknown>>;
  readonly [other: string]: unknown;
};

/** A page or component as the framework is told of it. `using` names other components by their path with a leading slash. */
export type Part = {
  readonly isPage: boolean;
  readonly config: ComponentConfig;
  readonly using: Readonly<Record<string, string>>;
  readonly styleIsolation: string;
};

/** Every page, and every component that a page reaches. Throws where one is named that does not exist. */
export function partsOf(
  app: AppConfig,
  pages: readonly string[],
  configs: ReadonlyMap<string, ComponentConfig>,
): Map<string, Part> {
  const parts = new Map<string, Part>();
  const visit = (path: string, isPage: boolean): void => {
    if (parts.has(path)) return;
    const config = configs.get(path) ?? {};
    const shared = Object.entries(app.usingComponents ?? {}).map(([name, to]) => [
      name,
      `/${found('app', to, configs)}`,
    ]);
    const own = Object.entries(config.usingComponents ?? {}).map(([name, to]) => [
      name,
      `/${found(path, to, configs)}`,
    ]);
    const using: Record<string, string> = Object.fromEntries([...shared, ...own]);
    const styleIsolation = isPage ? 'shared' : (config.styleIsolation ?? 'isolated');
    parts.set(path, { isPage, config, using, styleIsolation });
    for (const each of Object.values(using)) visit(each.slice(1), false);
  };
  for (const page of pages) visit(page, true);
  return parts;
}

function found(from: string, named: string, configs: ReadonlyMap<string, ComponentConfig>): string {
  const folder = posix.dirname(from);
  const at = named.startsWith('/') ? named.slice(1) : posix.join(folder, named);
  const candidates = [at, posix.join('miniprogram_npm', named)].flatMap((path) => [path, `${path}/index`]);
  const path = candidates.find((each) => configs.has(each));
  if (path === undefined) throw new Error(`${from}.json names the component ${named}, which does not exist`);
  return path;
}

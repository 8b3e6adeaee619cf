/** What the rig's Node side wrote into the page: the built package, taken apart. */
type Part = {
  readonly isPage: boolean;
  readonly config: Readonly<Record<string, unknown>>;
  readonly using: Readonly<Record<string, string>>;
  readonly styleIsolation: string;
};

type Tab = {
  readonly pagePath: string;
  readonly text: string;
  readonly iconPath: string;
  readonly selectedIconPath: string;
};

type BuiltPackage = {
  readonly app: {
    readonly window: Readonly<Record<string, string>>;
    readonly tabBar: {
      readonly list: readonly Tab[];
      readonly color: string;
      readonly selectedColor: string;
      readonly backgroundColor: string;
    };
  };
  readonly theme: Readonly<Record<'light' | 'dark', Readonly<Record<string, string>>>>;
  readonly pages: readonly string[];
  readonly parts: Readonly<Record<string, Part>>;
  readonly sheets: Readonly<Record<string, { css: string; scope?: string }>>;
};

export type Module = { exports: Record<string, unknown> };
type ModuleBody = (this: unknown, ...given: unknown[]) => void;

type Given = {
  readonly builtPackage: BuiltPackage;
  readonly builtTemplates: Readonly<Record<string, unknown>>;
  readonly builtModules: Readonly<Record<string, ModuleBody>>;
};

export const { builtPackage, builtTemplates, builtModules } = window as unknown as Given;

/** The value of a setting such as `@barColor` in the scheme that the system shows now. */
export function themed(value: string): string {
  if (!value.startsWith('@')) return value;
  const scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  return builtPackage.theme[scheme][value.slice(1)] ?? '';
}

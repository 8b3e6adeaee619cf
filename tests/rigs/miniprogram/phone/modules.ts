import type { ComponentEnv } from 'glass-easel-miniprogram-adapter';
import { space } from './framework.ts';
import { builtModules, builtPackage, type Module } from './given.ts';
import { SelectorQuery } from './measure.ts';
import { stage } from './notes.ts';
import { pages } from './stack.ts';
import { wx } from './wx.ts';

type Lifetimes = Record<string, ((this: unknown) => void) | undefined>;
type Definition = Record<string, unknown> & {
  behaviors?: unknown[];
  methods?: Record<string, unknown>;
  lifetimes?: Lifetimes;
};

const loaded = new Map<string, Module>();
const defined = new Set<string>();
let theApp: Record<string, unknown> = {};
let at: ComponentEnv = { Page() {}, Component() {} };

/** `wx://form-field` and its kind: nothing in our pages submits a form natively. */
const blank = space.behavior().definition({}).register();

function known(definition: Definition): Definition {
  const { behaviors, methods, lifetimes } = definition;
  const named = (behaviors ?? []).filter(Boolean).map((each) => (typeof each === 'string' ? blank : each));
  const measuring = { createSelectorQuery: methods?.createSelectorQuery ?? measuringOf };
  return {
    ...definition,
    ...(behaviors && { behaviors: named }),
    methods: { ...methods, ...measuring },
    ...(lifetimes?.ready && { lifetimes: { ...lifetimes, attached: thenReady(lifetimes) } }),
  };
}

/** `ready` comes once what was attached has been laid out; the framework leaves telling that to its host. */
function thenReady({ attached, ready }: Lifetimes): (this: unknown) => void {
  return function (this: unknown) {
    attached?.call(this);
    requestAnimationFrame(() => ready?.call(this));
  };
}

function measuringOf(this: never): SelectorQuery {
  return new SelectorQuery().in(this);
}

function pathOf(from: string, named: string): string {
  const relative = (path: string): string => new URL(path, `http://package/${from}`).pathname.slice(1);
  const bases = named.startsWith('.')
    ? [relative(named)]
    : [`miniprogram_npm/${named}`, `miniprogram_npm/tdesign-miniprogram/miniprogram_npm/${named}`];
  const found = bases.flatMap((base) => [base, `${base}.js`, `${base}/index.js`]).find((path) => path in builtModules);
  if (found === undefined) throw new Error(`${from} requires ${named}, which is not in the package`);
  return found;
}

function load(path: string): unknown {
  const before = loaded.get(path);
  if (before) return before.exports;
  const module: Module = { exports: {} };
  loaded.set(path, module);
  const env = at;
  const given = [
    (named: string) => load(pathOf(path, named)),
    module,
    module.exports,
    (definition: unknown) => env.Page(definition),
    (definition: Definition) => at.Component(known(definition)),
    (definition: Definition) => space.behavior().definition(definition).register(),
    (definition: Record<string, unknown>) => {
      theApp = definition;
    },
    () => theApp,
    pages,
    wx,
    (name: string) => plugin(name),
  ];
  builtModules[path]?.call(undefined, ...given);
  return module.exports;
}

/** A plugin that the county has not added is not there, and asking for it throws, as in WeChat. */
function plugin(name: string): unknown {
  if (name in stage.plugins) return stage.plugins[name];
  throw new Error(`plugin ${name} is not declared`);
}

/** Runs the scripts of a page or component and of every component that it uses. */
export function define(path: string): void {
  if (defined.has(path)) return;
  defined.add(path);
  for (const used of Object.values(builtPackage.parts[path]?.using ?? {})) define(used.slice(1));
  const before = at;
  space.componentEnv(path, (env) => {
    at = env;
    load(`${path}.js`);
  });
  at = before;
}

/** Runs `app.ts`. */
export function launch(): void {
  load('app.js');
  const onLaunch = theApp.onLaunch;
  if (typeof onLaunch === 'function') onLaunch.call(theApp, { scene: 1001 });
}

import { builtInSpace, space } from './framework.ts';

type ElementOf = { getBackendElement(): HTMLElement; addListener(name: string, listener: () => void): void };

/** What a built-in tag reaches of itself. */
export type Self = {
  readonly data: Record<string, unknown>;
  readonly _$: ElementOf;
  setData(changes: Record<string, unknown>): void;
  triggerEvent(name: string, detail: unknown, options?: object): void;
};

type Definition = {
  readonly properties?: object;
  readonly observers?: Readonly<Record<string, (this: Self, value: never) => void>>;
  readonly lifetimes?: { attached(this: Self): void };
};

/** Defines one of WeChat's built-in tags for every page. */
export function builtIn(tag: string, definition: Definition): void {
  builtInSpace.addComponentStaticConfig(tag, { component: true, styleIsolation: 'isolated' });
  const made = builtInSpace
    .component(tag)
    .definition({ options: { virtualHost: false }, ...definition, observers: watching(definition.observers) })
    .register();
  space.getComponentSpace().setGlobalUsingComponent(tag, made._$);
}

/** A page that was closed may still be told what it asked for: what it drew is gone then. */
function watching(observers: Definition['observers'] = {}): Definition['observers'] {
  const guarded = Object.entries(observers).map(([names, work]) => [
    names,
    function (this: Self, value: never): void {
      if (nodeOf(this)) work.call(this, value);
    },
  ]);
  return Object.fromEntries(guarded);
}

export function nodeOf(self: Self): HTMLElement {
  return self._$.getBackendElement();
}

export function mark(node: Element, name: string, value: unknown): void {
  if (value) node.setAttribute(name, value === true ? '' : String(value));
  else node.removeAttribute(name);
}

export function make<T extends keyof HTMLElementTagNameMap>(tag: T, given: object = {}): HTMLElementTagNameMap[T] {
  return Object.assign(document.createElement(tag), given);
}

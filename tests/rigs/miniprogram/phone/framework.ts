import * as glassEasel from 'glass-easel';
import { type CodeSpace, MiniProgramEnv } from 'glass-easel-miniprogram-adapter';
import { builtPackage, builtTemplates } from './given.ts';

type Point = {
  readonly identifier?: number;
  readonly pageX: number;
  readonly pageY: number;
  clientX: number;
  clientY: number;
};
type Told = { readonly touches?: ArrayLike<Point>; readonly changedTouches?: ArrayLike<Point> } & Partial<Point>;

const backend = new glassEasel.CurrentWindowBackendContext();

/** Browser events become events of the framework, touches with the fields that WeChat gives them. */
backend.onEvent((target, type, detail, options) => {
  const told = (options as { originalEvent?: Told }).originalEvent;
  const node = (target as unknown as { getBackendElement?(): Element | null }).getBackendElement?.() ?? null;
  const canvas = node?.closest?.('wx-canvas')?.getBoundingClientRect() ?? null;
  const extraFields = told && ('touches' in told || 'clientX' in told) ? touchesOf(told, canvas) : undefined;
  const event = new glassEasel.Event(type, /^touch/.test(type) ? {} : detail, { ...options, extraFields } as never);
  glassEasel.Event.dispatchEvent(target as never, event as never);
  return event.getEventBubbleStatus();
});

function touchesOf(told: Told, canvas: DOMRect | null): Record<string, unknown> {
  const list = (points: ArrayLike<Point> | undefined) =>
    Array.from(points ?? [told as Point]).map(({ identifier = 0, pageX, pageY, clientX, clientY }) => ({
      ...{ identifier, pageX, pageY, clientX, clientY },
      ...(canvas && { x: clientX - canvas.left, y: clientY - canvas.top }),
    }));
  return { touches: list(told.touches), changedTouches: list(told.changedTouches) };
}

glassEasel.globalOptions.useMethodCallerListeners = true;
glassEasel.globalOptions.writeIdToDOM = true;
glassEasel.addGlobalErrorListener((fault, at) => {
  console.error(
    `[framework] ${JSON.stringify((at as { type?: string })?.type ?? '')} ${fault instanceof Error ? fault.stack : fault}`,
  );
  return false;
});
/** Built-in tags here know fewer attributes than WeChat's; that is no fault of the page. */
glassEasel.addGlobalWarningListener((message) => {
  console.debug(String(message));
  return false;
});

const env = new MiniProgramEnv();
export const builtInSpace: CodeSpace = env.getGlobalCodeSpace();
export const space: CodeSpace = env.createCodeSpace('', true);
export const drawing = env.associateBackend(backend);

/** Tells the framework every page and component of the package. Built-in tags must be known by then. */
export function takePackage(): void {
  for (const [path, { css, scope }] of Object.entries(builtPackage.sheets)) {
    drawing.registerStyleSheetContent(`${path}.wxss`, css);
    space.addStyleSheet(path, `${path}.wxss`, scope);
  }
  for (const [path, content] of Object.entries(builtTemplates))
    space.addCompiledTemplate(path, { groupList: builtTemplates, content });
  for (const [path, { isPage, config, using, styleIsolation }] of Object.entries(builtPackage.parts))
    space.addComponentStaticConfig(path, {
      ...{ component: !isPage, usingComponents: using, styleIsolation },
      ...{ componentGenerics: config.componentGenerics, componentPlaceholder: config.componentPlaceholder },
    });
}

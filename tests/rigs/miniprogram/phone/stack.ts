import type { Root } from 'glass-easel-miniprogram-adapter';
import { make } from './built-in.ts';
import { drawing, space } from './framework.ts';
import { builtPackage, themed } from './given.ts';
import { define } from './modules.ts';
import { type Callbacks, note, settle } from './notes.ts';

type PageObject = Record<string, unknown> & { route: string; options: Record<string, string> };
type Opened = {
  readonly path: string;
  readonly box: HTMLElement;
  readonly bar: HTMLElement;
  readonly root: Root;
  readonly page: PageObject;
};
type Going = Callbacks & { readonly url: string };

const opened: Opened[] = [];
const tabs = make('nav', { className: 'phone-tabs' });
let tabsHidden = false;

export function pages(): PageObject[] {
  return opened.map(({ page }) => page);
}

const isTab = (path: string): boolean => builtPackage.app.tabBar.list.some(({ pagePath }) => pagePath === path);

function call(page: PageObject, name: string, given?: unknown): void {
  const method = page[name];
  if (typeof method === 'function') method.call(page, given);
}

/** Opens a page above what is there. */
export function open(url: string): void {
  const [path = '', query = ''] = url.replace(/^\//, '').split('?');
  if (!builtPackage.pages.includes(path)) throw new Error(`there is no page ${path}`);
  const below = opened.at(-1);
  if (below) {
    call(below.page, 'onHide');
    below.box.classList.add('away');
  }
  define(path);
  const { box, bar, place } = frame(path, opened.length > 0);
  const root = drawing.createRoot('wx-page-body', space, `/${path}`);
  const page = root.get() as unknown as PageObject;
  Object.assign(page, { route: path, options: Object.fromEntries(new URLSearchParams(query)) });
  opened.push({ path, box, bar, root, page });
  call(page, 'onLoad', page.options);
  root.attach(place.parentElement ?? box, place);
  call(page, 'onShow');
  root.getComponent().triggerPageLifetime('show', []);
  requestAnimationFrame(() => call(page, 'onReady'));
  history.replaceState(null, '', `#/${path}${query && `?${query}`}`);
  drawTabs();
}

function frame(path: string, deeper: boolean): { box: HTMLElement; bar: HTMLElement; place: HTMLElement } {
  const config = { ...builtPackage.app.window, ...builtPackage.parts[path]?.config } as Record<string, string>;
  const box = make('div', { className: 'phone-page' });
  box.setAttribute('wx-page', '');
  box.dataset.page = path;
  const bar = make('header', { className: 'phone-bar' });
  if (deeper) {
    const back = make('button', { textContent: '‹', onclick: () => void navigateBack() });
    back.setAttribute('aria-label', '返回');
    bar.append(back);
  }
  bar.append(make('b', { textContent: config.navigationBarTitleText ?? '' }));
  bar.style.background = themed(config.navigationBarBackgroundColor ?? '#fff');
  bar.style.color = themed(config.navigationBarTextStyle ?? 'black');
  const view = make('main', { className: 'phone-window' });
  const scroller = make('div', { className: 'phone-scroll' });
  const place = make('div');
  scroller.addEventListener('scroll', () => scrolled(scroller));
  scroller.append(place);
  view.append(scroller);
  box.append(bar, view);
  document.getElementById('stack')?.append(box);
  return { box, bar, place };
}

function drawTabs(): void {
  const top = opened.at(-1);
  const { list, color, selectedColor, backgroundColor } = builtPackage.app.tabBar;
  const shown = top !== undefined && isTab(top.path) && !tabsHidden;
  tabs.hidden = !shown;
  for (const { path, box } of opened) box.classList.toggle('tabbed', isTab(path) && !tabsHidden);
  tabs.style.background = themed(backgroundColor);
  tabs.replaceChildren(
    ...list.map(({ pagePath, text, iconPath, selectedIconPath }) => {
      const on = pagePath === top?.path;
      const tab = make('button', { onclick: () => void switchTab({ url: `/${pagePath}` }) });
      tab.append(make('img', { src: themed(on ? selectedIconPath : iconPath), alt: '' }), text);
      tab.style.color = themed(on ? selectedColor : color);
      return tab;
    }),
  );
  if (!tabs.isConnected) document.body.append(tabs);
}

function close(): void {
  const top = opened.pop();
  if (!top) return;
  call(top.page, 'onUnload');
  top.root.release();
  top.box.remove();
}

function going(api: string, asked: Going, work: () => void): Promise<object> {
  work();
  return settle(api, asked, {});
}

export function navigateTo(asked: Going): Promise<object> {
  return going('navigateTo', asked, () => open(asked.url));
}

export function redirectTo(asked: Going): Promise<object> {
  return going('redirectTo', asked, () => {
    close();
    open(asked.url);
  });
}

/** WeChat keeps the pages of tabs; opened anew here, they show that nothing leans on that. */
export function switchTab(asked: Going): Promise<object> {
  return going('switchTab', asked, () => {
    while (opened.length > 0) close();
    open(asked.url);
  });
}

export function navigateBack({ delta = 1 }: { delta?: number } = {}): Promise<object> {
  for (let left = delta; left > 0 && opened.length > 1; left -= 1) close();
  const top = opened.at(-1);
  top?.box.classList.remove('away');
  if (top) call(top.page, 'onShow');
  drawTabs();
  return Promise.resolve({});
}

export function setTitle({ title }: { title: string }): void {
  const name = opened.at(-1)?.bar.querySelector('b');
  if (name) name.textContent = title;
}

export function hideTabs(): Promise<object> {
  tabsHidden = true;
  drawTabs();
  return Promise.resolve({});
}

export function showTabs(): Promise<object> {
  tabsHidden = false;
  drawTabs();
  return Promise.resolve({});
}

function scrolled(scroller: HTMLElement): void {
  const top = opened.at(-1);
  if (top && scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 50) call(top.page, 'onReachBottom');
}

/** One component by itself on an empty page, with what its page would give it; what it tells of those events is noted. */
export function show(path: string, given: object, events: readonly string[]): void {
  while (opened.length > 0) close();
  document.querySelector('.phone-page')?.remove();
  define(path);
  const { box, place } = frame(path, false);
  const root = drawing.createRoot('wx-part', space, `/${path}`);
  for (const name of events) root.getComponent().addListener(name, ({ detail }) => note(name, detail));
  (root.get() as unknown as { setData(data: object): void }).setData(given);
  root.attach(place.parentElement ?? box, place);
}

type Sharing = Readonly<Record<'onShareAppMessage' | 'onShareTimeline', ((asked: object) => unknown) | undefined>>;

/** By a button of the page or by WeChat's own menu, in which a page without `onShareTimeline` is for nobody but who it is sent to. */
export function share(from: 'button' | 'menu' | 'timeline'): void {
  const page = opened.at(-1)?.page as unknown as Sharing & object;
  const told = from === 'timeline' ? page.onShareTimeline : page.onShareAppMessage;
  note('share', told ? told.call(page, { from }) : null);
}

type Scroll = { readonly scrollTop?: number; readonly selector?: string; readonly offsetTop?: number };

export function scrollPage({ scrollTop, selector, offsetTop = 0 }: Scroll): Promise<object> {
  const scroller = opened.at(-1)?.box.querySelector('.phone-scroll') ?? document.body;
  // What was just set is drawn first, as in WeChat, where the two sides talk by messages.
  requestAnimationFrame(() => {
    const id = CSS.escape((selector ?? '').slice(1));
    const found = selector && scroller.querySelector(`[id="${id}"],[id$="--${id}"]`);
    const above = scroller.getBoundingClientRect().top;
    const to = found ? found.getBoundingClientRect().top - above + scroller.scrollTop + offsetTop : (scrollTop ?? 0);
    scroller.scrollTo({ top: to });
  });
  return Promise.resolve({});
}

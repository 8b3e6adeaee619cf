import { make } from './built-in.ts';
import { SelectorQuery } from './measure.ts';
import { chooseMedia, downloadFile, request, uploadFile } from './network.ts';
import { type Callbacks, note, settle, stage } from './notes.ts';
import { openPanel } from './panel.ts';
import * as stack from './stack.ts';

type Shown = Callbacks & {
  readonly title?: string;
  readonly content?: string;
  readonly duration?: number;
  readonly confirmText?: string;
  readonly cancelText?: string;
  readonly showCancel?: boolean;
};

const KEPT = 'phone:';
const quiet = (): void => {};

function read(key: string): unknown {
  const text = localStorage.getItem(KEPT + key);
  return text === null ? '' : JSON.parse(text);
}

function write(key: string, value: unknown): void {
  localStorage.setItem(KEPT + key, JSON.stringify(value));
}

type Kept = Callbacks & { readonly key: string; readonly data?: unknown; readonly encrypt?: boolean };

/** What is asked to be sealed lies apart and in no readable form; asked for without, it is not found. */
const sealedKey = ({ key, encrypt }: Kept): string => `${KEPT}${encrypt ? 'sealed:' : ''}${key}`;

function keep(asked: Kept): Promise<object> {
  const text = encodeURIComponent(JSON.stringify(asked.data));
  localStorage.setItem(sealedKey(asked), asked.encrypt ? btoa(text) : text);
  return settle('setStorage', asked, {});
}

function kept(asked: Kept): Promise<object> {
  const text = localStorage.getItem(sealedKey(asked));
  const data: unknown = text === null ? null : JSON.parse(decodeURIComponent(asked.encrypt ? atob(text) : text));
  return settle('getStorage', asked, { data }, text === null);
}

function drop(asked: Kept): Promise<object> {
  for (const encrypt of [true, false]) localStorage.removeItem(sealedKey({ ...asked, encrypt }));
  return settle('removeStorage', asked, {});
}

/** A voice that has said everything as soon as it begins. */
function sound(): object {
  const [ended, self]: [(() => void)[], Record<string, unknown>] = [[], { src: '' }];
  return Object.assign(self, {
    play: () => {
      note('play', self.src);
      setTimeout(() => ended.forEach((each) => void each()), 0);
    },
    onEnded: (work: () => void) => void ended.push(work),
    onError: quiet,
    destroy: quiet,
  });
}

function toast({ title = '', duration = 1500 }: Shown): Promise<object> {
  document.querySelector('.phone-toast')?.remove();
  const shown = make('div', { className: 'phone-toast', textContent: title });
  shown.setAttribute('role', 'status');
  document.body.append(shown);
  note('toast', title);
  setTimeout(() => shown.remove(), duration);
  return Promise.resolve({});
}

function ask(asked: Shown): Promise<object> {
  return new Promise((resolve) => {
    const { box, addButton } = openPanel();
    box.append(make('h3', { textContent: asked.title ?? '' }), make('p', { textContent: asked.content ?? '' }));
    const end = (confirm: boolean): void => resolve(settle('showModal', asked, { confirm, cancel: !confirm }));
    if (asked.showCancel !== false) addButton(asked.cancelText ?? '取消', () => end(false));
    addButton(asked.confirmText ?? '确定', () => end(true));
  });
}

function appBase(): object {
  const theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  return { SDKVersion: '3.8.12', language: 'zh_CN', theme, fontSizeSetting: stage.fontSize, host: { env: 'WeChat' } };
}

function windowBase(): object {
  const { innerWidth: width, innerHeight: height } = window;
  const safeArea = { top: 0, left: 0, right: width, bottom: height, width, height };
  return {
    windowWidth: width,
    windowHeight: height - 44,
    screenWidth: width,
    screenHeight: height,
    statusBarHeight: 0,
    pixelRatio: devicePixelRatio,
    safeArea,
  };
}

const noted =
  (api: string) =>
  (asked?: Callbacks): Promise<object> => {
    note(api, asked);
    return settle(api, asked, {});
  };

/** WeChat opens this panel from a tap alone. */
function subscribe(asked: Callbacks & { readonly tmplIds: readonly string[] }): Promise<object> {
  note('requestSubscribeMessage', asked.tmplIds);
  const tapped = navigator.userActivation.isActive;
  const said = Object.fromEntries(asked.tmplIds.map((id) => [id, stage.subscribes]));
  return settle('requestSubscribeMessage', asked, tapped ? said : { errCode: 10_005 }, !tapped);
}

const calls: Record<string, unknown> = {
  ...{ request, getStorageSync: read, setStorageSync: write, createSelectorQuery: () => new SelectorQuery() },
  removeStorageSync: (key: string) => localStorage.removeItem(KEPT + key),
  ...{ setStorage: keep, getStorage: kept, removeStorage: drop, createInnerAudioContext: sound },
  ...{ showToast: toast, showModal: ask, showLoading: noted('showLoading'), hideLoading: quiet, hideToast: quiet },
  ...{
    getAppBaseInfo: appBase,
    getWindowInfo: windowBase,
    getDeviceInfo: () => ({ platform: 'browser', system: 'Browser' }),
  },
  getSystemInfoSync: () => ({ ...appBase(), ...windowBase(), platform: 'browser', system: 'Browser' }),
  getMenuButtonBoundingClientRect: () => ({ top: 6, bottom: 38, left: 281, right: 368, width: 87, height: 32 }),
  login: (asked?: Callbacks) => settle('login', asked, { code: `code-${crypto.randomUUID()}` }),
  ...{
    navigateTo: stack.navigateTo,
    redirectTo: stack.redirectTo,
    switchTab: stack.switchTab,
    reLaunch: stack.switchTab,
  },
  ...{
    navigateBack: stack.navigateBack,
    setNavigationBarTitle: stack.setTitle,
    hideTabBar: stack.hideTabs,
    showTabBar: stack.showTabs,
  },
  ...{ setNavigationBarColor: noted('setNavigationBarColor'), setBackgroundColor: quiet, stopPullDownRefresh: quiet },
  pageScrollTo: stack.scrollPage,
  ...{ chooseMedia, downloadFile, uploadFile, openDocument: noted('openDocument') },
  scanCode: (asked?: Callbacks) => settle('scanCode', asked, { result: stage.scan }, stage.scan === ''),
  ...{
    makePhoneCall: noted('makePhoneCall'),
    setClipboardData: noted('setClipboardData'),
    openLocation: noted('openLocation'),
  },
  ...{ openPrivacyContract: noted('openPrivacyContract'), requestSubscribeMessage: subscribe },
  getPrivacySetting: (asked?: Callbacks) =>
    settle('getPrivacySetting', asked, { needAuthorization: !stage.privacyAgreed }),
  ...{
    onNeedPrivacyAuthorization: quiet,
    onNetworkStatusChange: quiet,
    offNetworkStatusChange: quiet,
    onThemeChange: quiet,
  },
  ...{
    vibrateShort: quiet,
    nextTick: (work: () => void) => void Promise.resolve().then(work),
    canIUse: () => true,
    env: {},
  },
  ...{
    onKeyboardHeightChange: quiet,
    offKeyboardHeightChange: quiet,
    hideKeyboard: quiet,
    disableAlertBeforeUnload: quiet,
  },
  getUpdateManager: () => ({ onUpdateReady: quiet, applyUpdate: quiet }),
  ...{ onWindowResize: quiet, offWindowResize: quiet },
};

/** An API that is not here fails loudly: a page must not lean on what nobody looked at. */
export const wx = new Proxy(calls, {
  get(target, name) {
    if (typeof name === 'symbol' || name in target) return target[name as string];
    console.error(`wx.${name} is not played by this rig`);
    return undefined;
  },
});

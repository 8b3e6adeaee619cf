import { builtIn, make, mark, nodeOf, type Self } from './built-in.ts';
import { stage } from './notes.ts';
import { share } from './stack.ts';

const button = {
  properties: {
    ...{
      disabled: Boolean,
      loading: Boolean,
      formType: String,
      openType: String,
      hoverClass: String,
      ariaLabel: String,
    },
    ...{ type: String, size: String, plain: Boolean },
  },
  observers: {
    disabled(this: Self, value: never) {
      mark(nodeOf(this), 'aria-disabled', value ? 'true' : '');
    },
    ariaLabel(this: Self, value: never) {
      mark(nodeOf(this), 'aria-label', value);
    },
  },
  lifetimes: {
    attached(this: Self) {
      nodeOf(this).setAttribute('role', 'button');
      nodeOf(this).tabIndex = 0;
      this._$.addListener('tap', () => {
        const { disabled, openType } = this.data;
        if (!disabled && openType === 'agreePrivacyAuthorization') this.triggerEvent('agreeprivacyauthorization', {});
        if (!disabled && openType === 'share') share('button');
        if (!disabled && openType === 'getPhoneNumber') this.triggerEvent('getphonenumber', telephoneTold());
      });
    },
  },
};

/** A code when the reader lets the platform tell his number, none when he does not. */
function telephoneTold(): object {
  const code = stage.telephoneCode;
  return code === '' ? { errMsg: 'getPhoneNumber:fail user deny' } : { errMsg: 'getPhoneNumber:ok', code };
}

const pictures = new WeakMap<HTMLElement, HTMLImageElement>();
const FITS: Readonly<Record<string, string>> = { aspectFit: 'contain', aspectFill: 'cover' };

const image = {
  properties: { src: String, mode: String, lazyLoad: Boolean, ariaLabel: String },
  observers: {
    'src, mode, ariaLabel'(this: Self) {
      showPicture(this);
    },
  },
  lifetimes: {
    attached(this: Self) {
      const picture = make('img');
      pictures.set(nodeOf(this), picture);
      picture.onload = () => this.triggerEvent('load', { width: picture.naturalWidth, height: picture.naturalHeight });
      picture.onerror = () => this.triggerEvent('error', { errMsg: 'load fail' });
      nodeOf(this).append(picture);
      showPicture(this);
    },
  },
};

function showPicture(self: Self): void {
  const picture = pictures.get(nodeOf(self));
  if (!picture) return;
  const { src, mode, ariaLabel } = self.data;
  if (src) picture.src = String(src).replace(/^\//, '');
  picture.alt = String(ariaLabel ?? '');
  picture.style.objectFit = FITS[String(mode)] ?? 'fill';
}

const canvas = {
  properties: { type: String, canvasId: String, disableScroll: Boolean },
  lifetimes: {
    attached(this: Self) {
      nodeOf(this).append(make('canvas'));
    },
  },
};

const scrollView = {
  properties: {
    ...{ scrollX: Boolean, scrollY: Boolean, scrollTop: Number, scrollIntoView: String, scrollWithAnimation: Boolean },
    ...{ enhanced: Boolean, showScrollbar: Boolean, lowerThreshold: { type: Number, value: 50 } },
  },
  observers: {
    scrollTop(this: Self, to: never) {
      nodeOf(this).scrollTop = to;
    },
    scrollIntoView(this: Self, id: never) {
      if (id)
        setTimeout(
          () =>
            nodeOf(this)
              .querySelector(`[id$="${CSS.escape(id)}"]`)
              ?.scrollIntoView(),
          0,
        );
    },
    'scrollX, scrollY'(this: Self) {
      nodeOf(this).style.overflowX = this.data.scrollX ? 'auto' : 'hidden';
      nodeOf(this).style.overflowY = this.data.scrollY ? 'auto' : 'hidden';
      nodeOf(this).tabIndex = 0;
    },
  },
  lifetimes: {
    attached(this: Self) {
      const node = nodeOf(this);
      node.addEventListener('scroll', () => {
        if (node.scrollTop + node.clientHeight >= node.scrollHeight - Number(this.data.lowerThreshold))
          this.triggerEvent('scrolltolower', { direction: 'bottom' });
      });
    },
  },
};

export function defineBoxes(): void {
  builtIn('wx-button', button);
  builtIn('wx-image', image);
  builtIn('wx-canvas', canvas);
  builtIn('wx-scroll-view', scrollView);
}

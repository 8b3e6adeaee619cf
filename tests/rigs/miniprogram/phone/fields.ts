import { builtIn, make, mark, nodeOf, type Self } from './built-in.ts';
import { openPanel } from './panel.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;
const fields = new WeakMap<HTMLElement, Field>();

const KEYBOARDS: Readonly<Record<string, string>> = { number: 'numeric', digit: 'decimal' };

function shape(self: Self): void {
  const field = fields.get(nodeOf(self));
  if (!field) return;
  const { placeholder, disabled, maxlength, type, ariaLabel, autoHeight } = self.data;
  field.placeholder = String(placeholder ?? '');
  field.disabled = Boolean(disabled);
  if (Number(maxlength) >= 0) field.maxLength = Number(maxlength);
  field.inputMode = KEYBOARDS[String(type)] ?? 'text';
  field.setAttribute('aria-label', String(ariaLabel || placeholder || ''));
  mark(nodeOf(self), 'auto-height', autoHeight);
}

function textField(tag: 'input' | 'textarea') {
  return {
    properties: {
      ...{ name: String, value: String, type: String, placeholder: String, disabled: Boolean, focus: Boolean },
      ...{ maxlength: { type: Number, value: 140 }, confirmType: String, autoHeight: Boolean, ariaLabel: String },
      ...{ placeholderClass: String, placeholderStyle: String, cursorSpacing: Number, adjustPosition: Boolean },
      ...{ confirmHold: Boolean, holdKeyboard: Boolean, fixed: Boolean, showConfirmBar: Boolean },
    },
    observers: {
      value(this: Self, value: never) {
        const field = fields.get(nodeOf(this));
        if (field && field.value !== String(value ?? '')) field.value = String(value ?? '');
      },
      'placeholder, disabled, maxlength, type, ariaLabel, autoHeight'(this: Self) {
        shape(this);
      },
      focus(this: Self, wanted: never) {
        if (wanted) setTimeout(() => fields.get(nodeOf(this))?.focus(), 0);
      },
    },
    lifetimes: {
      attached(this: Self) {
        const field: Field = make(tag);
        fields.set(nodeOf(this), field);
        shape(this);
        field.value = String(this.data.value ?? '');
        nodeOf(this).append(field);
        listen(this, field);
      },
    },
  };
}

function listen(self: Self, field: Field): void {
  const told = () => ({ value: field.value, cursor: field.selectionStart ?? field.value.length });
  field.addEventListener('input', (event) => {
    event.stopPropagation();
    self.triggerEvent('input', told());
  });
  field.addEventListener('focus', () => self.triggerEvent('focus', { ...told(), height: 0 }));
  field.addEventListener('blur', () => self.triggerEvent('blur', told()));
  field.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key !== 'Enter' || field.tagName === 'TEXTAREA') return;
    self.triggerEvent('confirm', told());
  });
}

/** Only what our pages use of it: a choice from a list, and a day. */
const picker = {
  properties: {
    ...{ mode: { type: String, value: 'selector' }, range: null, rangeKey: String, value: null, disabled: Boolean },
    ...{ start: String, end: String, ariaLabel: String },
  },
  lifetimes: {
    attached(this: Self) {
      this._$.addListener('tap', () => openPicker(this));
    },
  },
};

function openPicker(self: Self): void {
  const { mode, range, rangeKey, value, start, end } = self.data;
  const { box, addButton } = openPanel();
  const choose = (chosen: unknown): void => self.triggerEvent('change', { value: chosen });
  if (mode === 'date') {
    const day = make('input', { type: 'date', value: String(value ?? ''), min: String(start), max: String(end) });
    box.append(day);
    addButton('确定', () => choose(day.value));
  } else
    (range as unknown[]).forEach((each, index) => {
      addButton(rangeKey ? ((each as Record<string, string>)[String(rangeKey)] ?? '') : String(each), () =>
        choose(index),
      );
    });
}

export function defineFields(): void {
  builtIn('wx-input', textField('input'));
  builtIn('wx-textarea', textField('textarea'));
  builtIn('wx-picker', picker);
}

import { make } from './built-in.ts';

/**
 * A panel over the page, as WeChat's own. The click that a browser sends after the touch that opened it hits nothing: a button here counts
 * only for a finger that was put down on the panel.
 */
export function openPanel() {
  const veil = make('div', { className: 'phone-veil' });
  const box = make('div', { className: 'phone-dialog' });
  let touched = false;
  veil.addEventListener('pointerdown', () => {
    touched = true;
  });
  veil.append(box);
  document.body.append(veil);
  return {
    box,
    addButton(label: string, work: () => void): void {
      const pressed = (): void => {
        if (!touched) return;
        veil.remove();
        work();
      };
      box.append(make('button', { textContent: label, onclick: pressed }));
    },
  };
}

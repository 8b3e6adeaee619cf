import { defineBoxes } from './boxes.ts';
import { defineFields } from './fields.ts';
import { takePackage } from './framework.ts';
import { builtPackage } from './given.ts';
import { launch } from './modules.ts';
import { open, share, show, switchTab } from './stack.ts';

/** The phone: built-in tags, then the package, then its first page or the one that the address names. */
defineBoxes();
defineFields();
takePackage();
launch();
/** A test that goes to a page without starting the program anew: as `wx.reLaunch` does. */
Object.assign(window, {
  phoneWalk: (path: string) => void switchTab({ url: `/${path}` }),
  phoneShare: share,
  phoneShow: show,
});
open(location.hash.startsWith('#/') ? location.hash.slice(2) : (builtPackage.pages[0] ?? ''));

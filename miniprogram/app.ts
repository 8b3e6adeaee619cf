import { openDisplay } from './services/display.ts';

App({
  onLaunch() {
    openDisplay();
    const updates = wx.getUpdateManager();
    updates.onUpdateReady(() => updates.applyUpdate());
  },
});

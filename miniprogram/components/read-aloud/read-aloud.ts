import { canSpeak, readAloud } from '../../services/voice.ts';

/** Reads its words aloud at a tap, and stops at the next one. Nothing is shown where nothing can be read. */
Component({
  properties: {
    words: { type: String, value: '' },
    /** A button of its own, not a small one beside others. */
    whole: { type: Boolean, value: false },
  },
  data: { speaks: false, reading: false },
  lifetimes: {
    attached() {
      this.setData({ speaks: canSpeak() });
    },
    detached() {
      voices.get(this)?.stop();
    },
  },
  methods: {
    toggle() {
      const before = voices.get(this);
      if (before) {
        before.stop();
        return;
      }
      this.setData({ reading: true });
      const voice = readAloud(this.data.words, () => {
        voices.delete(this);
        this.setData({ reading: false });
      });
      if (this.data.reading) voices.set(this, voice);
    },
  },
});

/** What each is reading now. */
const voices = new WeakMap<object, { stop(): void }>();

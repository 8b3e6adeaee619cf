import { countyKept } from '../../services/county.ts';
import { consent, setConsent } from '../../services/session.ts';

/** Stands before what is the reader's alone until he lets us know his account: `known` when he does. */
Component({
  properties: {
    heading: { type: String, value: '' },
    /** What his account is needed for. */
    why: { type: String, value: '' },
  },
  data: { asking: false, refused: false, closed: false },
  lifetimes: {
    attached() {
      this.setData({ refused: consent() === 'refused', closed: countyKept()?.signIn === false });
    },
  },
  methods: {
    ask() {
      this.setData({ asking: true });
    },
    answer(event: WechatMiniprogram.CustomEvent<{ agreed: boolean }>) {
      const { agreed } = event.detail;
      setConsent(agreed ? 'agreed' : 'refused');
      this.setData({ asking: false, refused: !agreed });
      if (agreed) this.triggerEvent('known');
    },
  },
});

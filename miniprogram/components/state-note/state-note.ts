/** What stands where there is nothing to show: empty, offline, refused. */
Component({
  properties: {
    icon: { type: String, value: 'info-circle-filled' },
    heading: { type: String, value: '' },
    next: { type: String, value: '' },
    /** What the button says; no button without. */
    action: { type: String, value: '' },
  },
  data: { said: '' },
  observers: {
    /** A heading ends without a stop. */
    heading(heading: string) {
      this.setData({ said: heading.replace(/。$/, '') });
    },
  },
  methods: {
    act() {
      this.triggerEvent('act');
    },
  },
});

import { begun, continued, pathOf, pointOn, type Strokes } from '../../strokes.ts';

type Pen = {
  readonly canvas: { width: number; height: number };
  readonly ink: WechatMiniprogram.CanvasRenderingContext.CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
};
type OnCanvas = { readonly touches: readonly { readonly x: number; readonly y: number }[] };

/** What is drawn belongs to one pad; there is one on the page. */
let pen: Pen | null = null;
let strokes: Strokes = [];

/** A signature by hand: `drawn` tells the lines after every stroke, empty when they were cleared. Dark ink on white, whatever the colours. */
Component({
  data: { empty: true },
  lifetimes: {
    attached() {
      strokes = [];
      pen = null;
    },
    ready() {
      this.createSelectorQuery()
        .select('#pad')
        .fields({ node: true, size: true })
        .exec(([found]) => {
          const { node, width, height } = found as {
            node: Pen['canvas'] & { getContext(kind: '2d'): Pen['ink'] };
          } & Pen;
          const density = wx.getWindowInfo().pixelRatio;
          node.width = width * density;
          node.height = height * density;
          const ink = node.getContext('2d');
          ink.scale(density, density);
          ink.lineWidth = 3;
          ink.lineCap = 'round';
          ink.lineJoin = 'round';
          ink.strokeStyle = '#16191d';
          pen = { canvas: node, ink, width, height };
        });
    },
  },
  methods: {
    begin(event: OnCanvas) {
      const [touch] = event.touches;
      if (!pen || !touch) return;
      strokes = begun(strokes, pointOn(pen, touch.x, touch.y));
      pen.ink.beginPath();
      pen.ink.moveTo(touch.x, touch.y);
      if (this.data.empty) this.setData({ empty: false });
    },
    go(event: OnCanvas) {
      const [touch] = event.touches;
      if (!pen || !touch) return;
      strokes = continued(strokes, pointOn(pen, touch.x, touch.y));
      pen.ink.lineTo(touch.x, touch.y);
      pen.ink.stroke();
      this.triggerEvent('drawn', { path: pathOf(strokes) });
    },
    clear() {
      strokes = [];
      pen?.ink.clearRect(0, 0, pen.width, pen.height);
      this.setData({ empty: true });
      this.triggerEvent('drawn', { path: '' });
    },
  },
});

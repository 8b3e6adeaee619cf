import QRCode from 'qrcode';

/** A QR code as one SVG path: sharp on paper, black on white whatever the colour scheme. */
export function Qr({ text, label }: { text: string; label: string }) {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const quiet = 4;
  const edge = modules.size + 2 * quiet;
  const dark = Array.from({ length: modules.size * modules.size }, (_, at) => at).filter((at) => modules.data[at]);
  const path = dark
    .map((at) => `M${(at % modules.size) + quiet} ${Math.floor(at / modules.size) + quiet}h1v1h-1z`)
    .join('');
  return (
    <svg class="qr" viewBox={`0 0 ${edge} ${edge}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={edge} height={edge} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

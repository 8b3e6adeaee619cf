// The signing page works without this: it reads the text aloud, and lets a hand draw the signature.
const aloud = document.querySelector('[data-aloud]');
if (aloud && 'speechSynthesis' in window) {
  const button = aloud.querySelector('button');
  aloud.hidden = false;
  button.addEventListener('click', () => {
    if (speechSynthesis.speaking) {
      speechSynthesis.cancel();
      button.textContent = '读给我听';
      return;
    }
    const spoken = new SpeechSynthesisUtterance(aloud.dataset.aloud);
    spoken.lang = 'zh-CN';
    spoken.rate = 0.9;
    spoken.onend = () => {
      button.textContent = '读给我听';
    };
    button.textContent = '停下';
    speechSynthesis.speak(spoken);
  });
}

const draw = document.querySelector('[data-draw]');
if (draw) {
  const canvas = draw.querySelector('canvas');
  const field = draw.querySelector('input[name="drawn"]');
  const pen = canvas.getContext('2d');
  const most = 11_000;
  let path = '';
  let last = null;
  draw.hidden = false;
  pen.lineWidth = 4;
  pen.lineCap = 'round';
  pen.strokeStyle = '#000';

  const pointOf = ({ clientX, clientY }) => {
    const box = canvas.getBoundingClientRect();
    const within = (value, size, whole) => Math.round(Math.min(Math.max(value / size, 0), 1) * whole);
    return [within(clientX - box.left, box.width, canvas.width), within(clientY - box.top, box.height, canvas.height)];
  };
  const lineTo = ([x, y]) => {
    if (last && last[0] === x && last[1] === y) return;
    if (path.length > most) return;
    path += last?.open ? `M${last[0]} ${last[1]}L${x} ${y}` : `L${x} ${y}`;
    pen.beginPath();
    pen.moveTo(last[0], last[1]);
    pen.lineTo(x, y);
    pen.stroke();
    last = [x, y];
    field.value = path;
  };

  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId);
    last = pointOf(event);
    last.open = true;
  });
  canvas.addEventListener('pointermove', (event) => {
    if (last) lineTo(pointOf(event));
  });
  for (const over of ['pointerup', 'pointercancel'])
    canvas.addEventListener(over, () => {
      last = null;
    });
  draw.querySelector('[data-clear]').addEventListener('click', () => {
    path = '';
    field.value = '';
    pen.clearRect(0, 0, canvas.width, canvas.height);
  });
}

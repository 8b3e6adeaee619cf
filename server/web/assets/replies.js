// Sent behind ask.js as one script, so that both share the thread and the conversation.

const LOOK_EVERY_MS = 8_000;
const shownReplies = new Set();
let looking = false;

async function fetchReplies() {
  const response = await fetch('/api/replies', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ conversation }),
    credentials: 'omit',
  });
  return response.ok ? response.json() : { held: true, lines: [] };
}

function showReply({ id, from, text }) {
  if (shownReplies.has(id)) return;
  shownReplies.add(id);
  const given = { tone: 'open', verdict: from === 'staff' ? '值班的人回您' : text, choices: [] };
  const turn = document.createElement('div');
  turn.className = 'turn';
  turn.append(card({ ...given, text: from === 'staff' ? `\n${text}` : '' }));
  thread.prepend(turn);
}

/** Looks while a person holds the conversation and the page is in view; without a network it tries again later. */
async function look() {
  if (!document.hidden) {
    const { held, lines } = await fetchReplies().catch(() => ({ held: true, lines: [] }));
    lines.forEach(showReply);
    looking = held;
  }
  if (looking) setTimeout(look, LOOK_EVERY_MS);
}

/** Called after every answer: only one that hands over, or is held, has somebody behind it. */
function lookAfter(answer) {
  if (answer.behaviour !== 'hand-over' || looking) return;
  looking = true;
  setTimeout(look, LOOK_EVERY_MS / 4);
}

for (const form of document.querySelectorAll('[data-look]')) {
  form.remove();
  lookAfter({ behaviour: 'hand-over' });
}

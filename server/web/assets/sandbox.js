/** The sandbox: windows that live, a clock and faults. Everything shown is rendered by the server. */

const OFFLINE = '没连上服务。您写的还在,连上以后再发一次。';
const WEEKDAYS = '日一二三四五六';
const JOURNAL_PAUSE_MS = 400;

const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

let stage = one('[data-stage]');
let told = stage.dataset.since;

// ── what is sent ─────────────────────────────────────────────────────────────

async function post(path, body) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    credentials: 'omit',
  });
  if (response.ok) return null;
  const { message, next } = await response.json();
  return message + next;
}

/** The sentence to show, or null when all went well. */
const tryPost = (path, body) => post(path, body).catch(() => OFFLINE);

async function act(pane, what) {
  const { person, chat } = pane.dataset;
  const complaint = await tryPost('/api/sandbox/acts', { person, chat, act: what });
  one('[data-problem]', pane).textContent = complaint ?? '';
  return complaint === null;
}

async function say(pane, kind = 'text') {
  const field = one('textarea', pane);
  const text = field.value.trim();
  if (kind === 'text' && text === '') return field.focus();
  const calls = one('[data-calls]', pane)?.checked ?? true;
  field.value = '';
  const sent = await act(pane, kind === 'text' ? { kind, text, calls } : { kind, text });
  if (!sent && field.value === '') field.value = text;
}

// ── what is shown ────────────────────────────────────────────────────────────

const atEnd = (log) => log.scrollHeight - log.scrollTop - log.clientHeight < 80;

/** The newest message in view, from its first line when it is taller than the window: there stands the verdict. */
function toEnd(log) {
  const newest = all('.bubble', log).at(-1);
  if (!newest) return;
  const down = newest.getBoundingClientRect().top - log.getBoundingClientRect().top - 12;
  log.scrollTop = Math.min(log.scrollHeight - log.clientHeight, log.scrollTop + down);
}

/** A card changes under the finger: the focus stays on its place, or goes to the chat when the button is gone. */
function renewBubble(there, bubble, log) {
  const finger = there.contains(document.activeElement) ? document.activeElement.dataset.tap : undefined;
  there.replaceWith(bubble);
  if (finger !== undefined) (one(`[data-tap="${finger}"]`, bubble) ?? log).focus();
}

/** Puts a bubble where it belongs, in place of the one it renews; an older one than what stands there is left. */
function place(pane, { seq, tick, html }) {
  const log = one('[data-log]', pane);
  const template = document.createElement('template');
  template.innerHTML = html;
  const bubble = template.content.firstElementChild;
  bubble.classList.toggle('mine', bubble.dataset.from === pane.dataset.person);
  const there = one(`[data-seq="${seq}"]`, log);
  if (there && Number(there.dataset.tick) >= tick) return;
  const follow = atEnd(log);
  if (there) renewBubble(there, bubble, log);
  else log.append(bubble);
  one('[data-empty]', log).hidden = true;
  if (follow || bubble.classList.contains('mine')) toEnd(log);
  const news = !there || bubble.matches('.living-card');
  if (news && !pane.classList.contains('current')) mark(pane, true);
}

const tabOf = (pane) => one(`[data-tab="${pane.dataset.pane}"]`, stage);

/** On a telephone only one window is seen: the others say that something came. */
function mark(pane, news) {
  tabOf(pane)?.toggleAttribute('data-news', news);
}

function bring(pane) {
  for (const each of all('[data-pane]', stage)) each.classList.toggle('current', each === pane);
  for (const tab of all('[data-tab]', stage)) tab.toggleAttribute('aria-current', tab === tabOf(pane));
  tabOf(pane)?.setAttribute('aria-current', 'true');
  mark(pane, false);
  toEnd(one('[data-log]', pane));
}

// ── going on without losing anything ─────────────────────────────────────────

const keyOf = ({ dataset }) => `${dataset.person}.${dataset.chat}`;

const drafts = () => new Map(all('[data-pane]').map((pane) => [keyOf(pane), one('textarea', pane).value]));

async function fetched(address) {
  const response = await fetch(address, { credentials: 'omit' });
  if (!response.ok) throw new Error('not shown');
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}

/** Shows the windows of another address; what stands in the fields and where the focus is stay. */
async function go(address, show = 0) {
  const page = await fetched(address);
  const kept = drafts();
  const focus = document.activeElement?.id;
  const next = one('[data-stage]', page);
  stage.replaceWith(next);
  stage = next;
  for (const pane of all('[data-pane]', stage)) one('textarea', pane).value = kept.get(keyOf(pane)) ?? '';
  history.replaceState(null, '', address);
  for (const log of all('[data-log]', stage)) toEnd(log);
  const panes = all('[data-pane]', stage);
  bring(panes[Math.min(show, panes.length - 1)]);
  if (focus) document.getElementById(focus)?.focus();
  return panes;
}

const shown = () => all('[data-pane]', stage).findIndex((pane) => pane.classList.contains('current'));

const addressWith = (seats) => `/sandbox?${seats.map((seat) => `p=${encodeURIComponent(seat)}`).join('&')}`;

/** The same windows, but this one with another person or chat. */
function reseat(pane, person, chat) {
  const seats = all('[data-pane]', stage).map((each) => (each === pane ? `${person}.${chat}` : keyOf(each)));
  return go(addressWith(seats), Number(pane.dataset.pane));
}

/** Fetches a part of the page again; what is open stays open, and the focus where it was. */
async function renew(selector) {
  const old = one(selector);
  const next = one(selector, await fetched(location.href));
  const open = new Set(all('details', old.parentElement).flatMap(({ id, open: is }) => (is ? [id] : [])));
  const { id: focus, value } = document.activeElement ?? {};
  for (const each of all('details', next)) each.open = open.has(each.id);
  if (next.matches('details')) next.open = old.open;
  old.replaceWith(next);
  if (focus) document.getElementById(focus)?.focus();
  if (focus === 'clock-set') one('#clock-set').value = value;
  startClock();
}

// ── the clock ────────────────────────────────────────────────────────────────

let ahead = 0;

function startClock() {
  ahead = Number(one('[data-clock]').dataset.clock) - Date.now();
}

function showClock() {
  const date = new Date(Date.now() + ahead + 8 * 3_600_000);
  const [hours, minutes] = [date.getUTCHours(), date.getUTCMinutes()].map((each) => String(each).padStart(2, '0'));
  const day = `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
  const text = `${day} 周${WEEKDAYS[date.getUTCDay()]} ${hours}:${minutes}`;
  const clock = one('[data-clock]');
  if (clock.textContent !== text) clock.textContent = text;
}

async function move(to) {
  const at = one('#clock-set').value.slice(0, 16);
  complain(await tryPost('/api/sandbox/clock', to === 'set' ? { to, at } : { to }));
}

function complain(sentence) {
  if (sentence !== null) one('[role="status"]').textContent = sentence;
}

// ── the first steps ──────────────────────────────────────────────────────────

const STEPS = {
  ask: (chip) => sayAsFresh(chip, true),
  person: (chip) => sayAsFresh(chip, false),
  async past(chip) {
    complain(await tryPost('/api/sandbox/clock', { to: 'set', at: chip.dataset.at }));
    await sayAsFresh(chip, true);
  },
  entrust,
};

/** A citizen who has said nothing yet, beside who runs for her and who answers: what one does shows at the others'. */
async function entrust({ dataset: { seats, text } }) {
  const [citizen] = await go(addressWith([`${await newcomer()}.account`, ...seats.split(' ')]));
  await act(citizen, { kind: 'text', text, calls: true });
}

/** Says it in the first WeChat window; as somebody who has said nothing yet, when the window's own person has. */
async function sayAsFresh({ dataset: { text } }, fresh) {
  const panes = all('[data-pane]', stage);
  const pane = one('[data-channel="wechat"]', stage) ?? panes[0];
  const used = one('.bubble', pane) !== null;
  const stranger = pane.dataset.channel !== 'wechat';
  const seats = stranger || (fresh && used) ? await reseat(pane, await newcomer(), 'account') : panes;
  const there = seats[Number(pane.dataset.pane)];
  bring(there);
  await act(there, { kind: 'text', text, calls: true });
}

const newcomer = async () => one('[data-stage]', await fetched(location.href)).dataset.fresh;

// ── what the visitor does ────────────────────────────────────────────────────

const paneOf = (element) => element.closest('[data-pane]');

function fill(box, text) {
  box.value = text;
  box.focus();
}

const CLICKS = {
  '[data-tap]': (button) => {
    const { seq } = button.closest('.bubble').dataset;
    return act(paneOf(button), { kind: 'tap', bubble: Number(seq), tap: Number(button.dataset.tap) });
  },
  '[data-act]': (button) =>
    button.dataset.act === 'voice' ? say(paneOf(button), 'voice') : act(paneOf(button), { kind: button.dataset.act }),
  '[data-fill]': (button) => fill(one('textarea', paneOf(button)), button.dataset.fill),
  '[data-tab]': (button) => bring(all('[data-pane]', stage)[Number(button.dataset.tab)]),
  '[data-move]': (button) => move(button.dataset.move),
  'button[data-fault]': (button) => turn(button.dataset.fault, true),
  '[data-step]': (button) => {
    button.setAttribute('data-done', '');
    return STEPS[button.dataset.step](button);
  },
  'a[data-go]': (link) => go(link.href, 'last' in link.dataset ? Number.MAX_SAFE_INTEGER : Math.max(0, shown())),
};

const turn = async (name, on) => complain(await tryPost('/api/sandbox/faults', { name, on }));

document.addEventListener('click', (event) => {
  for (const [selector, does] of Object.entries(CLICKS)) {
    const element = event.target.closest(selector);
    if (!element) continue;
    event.preventDefault();
    return Promise.resolve(does(element)).catch(() => complain(OFFLINE));
  }
  const link = event.target.closest('.log a');
  if (link?.href.startsWith('http')) link.target = '_blank'; // the chat stays open beside the slip
});

document.addEventListener('submit', (event) => {
  event.preventDefault();
  void say(paneOf(event.target));
});

// Enter that ends the choice of a Chinese character is not a send.
document.addEventListener('keydown', (event) => {
  if (!event.target.matches('.composer textarea')) return;
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  void say(paneOf(event.target));
});

document.addEventListener('change', ({ target }) => {
  const pane = paneOf(target);
  if (target.matches('[data-pick]')) {
    const { person, chat } = Object.fromEntries(all('[data-pick]', pane).map(({ name, value }) => [name, value]));
    void reseat(pane, person, chat).catch(() => complain(OFFLINE));
  } else if (target.matches('input[data-fault]')) void turn(target.dataset.fault, target.checked);
});

// ── what comes ───────────────────────────────────────────────────────────────

let journalDue = null;

/** The journal is fetched while somebody looks at it, and not once for every line. */
function renewJournal() {
  if (!one('[data-journal]').open || journalDue) return;
  journalDue = setTimeout(() => {
    journalDue = null;
    void renew('[data-journal]').catch(() => undefined);
  }, JOURNAL_PAUSE_MS);
}

const news = new EventSource(`/api/sandbox/news?since=${told}`);
news.addEventListener('bubble', ({ data }) => {
  const bubble = JSON.parse(data);
  told = bubble.tick;
  for (const pane of all(`[data-room="${CSS.escape(bubble.room)}"]`, stage)) place(pane, bubble);
  renewJournal();
});
news.addEventListener('controls', () => void renew('[data-controls]').then(renewJournal, () => undefined));
news.addEventListener('stale', () => location.reload()); // the server began anew: what stands here is gone
document.addEventListener('toggle', ({ target }) => target.matches('[data-journal]') && renewJournal(), true);

startClock();
setInterval(showClock, 1000);
for (const log of all('[data-log]')) toEnd(log);

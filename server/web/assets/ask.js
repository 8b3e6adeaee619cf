/** Keeps the conversation on screen. Without this script the same form works as a plain POST. */

const OFFLINE = '没连上网,您写的还在。连上以后再点一次。';
const PATIENCE_MS = 15_000;
const LINKS =
  /((?:https?:\/\/[^\s,。;]{1,200}\/slips\/)?MZ-\d{8}-\d{4,6})|((?<![\d-])(?:110|119|120|122|12\d{3}|0\d{2,3}-\d{7,8}|1[3-9]\d{9})(?![\d-]))/g;

const home = document.querySelector('[data-home]');
const form = document.querySelector('[data-ask]');
const field = form.querySelector('textarea');
const send = form.querySelector('[data-send]');
const problem = form.querySelector('[data-problem]');
const thread = document.querySelector('[data-thread]');
const template = document.querySelector('#answer-template');
const sendLabel = send.textContent;

let conversation = form.elements.conversation.value;
let busy = false;
let unsent = null;

function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The same words sent again after a failure carry the same key, so they are answered once. */
function keyFor(message) {
  const words = JSON.stringify(message);
  if (unsent?.words !== words) unsent = { words, key: newKey() };
  return unsent.key;
}

async function post(message) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE_MS);
  try {
    const response = await fetch('/api/questions', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': keyFor(message) },
      body: JSON.stringify({ ...message, conversation }),
      credentials: 'omit',
      signal: stop.signal,
    });
    const body = await response.json();
    if (response.status < 500) unsent = null;
    return response.ok ? { answer: body } : { refusal: body };
  } finally {
    clearTimeout(timer);
  }
}

function setBusy(on) {
  busy = on;
  form.setAttribute('aria-busy', String(on));
  send.setAttribute('aria-disabled', String(on));
  send.textContent = on ? '正在查…' : sendLabel;
}

function complain(text) {
  problem.textContent = text;
  field.setAttribute('aria-invalid', String(text !== ''));
}

/** `split` gives, in turn: plain text, slip number, telephone number. */
function linked(part, index) {
  if (index % 3 === 0) return part;
  const link = document.createElement('a');
  link.href = index % 3 === 1 ? `/slips/${part.slice(part.indexOf('MZ-'))}` : `tel:${part}`;
  link.textContent = part;
  return link;
}

/** Text in which slip numbers lead to the slip and telephone numbers dial. */
function nodes(text) {
  return text.split(LINKS).map((part, index) => (part ? linked(part, index) : ''));
}

function paragraph(text) {
  const line = document.createElement('p');
  line.append(...nodes(text));
  return line;
}

function choiceItem({ id, label }) {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.addEventListener('click', () => say({ choice: id }, label, true));
  item.append(button);
  return item;
}

/** Fills a part of the card, or takes it away when there is nothing to put in. */
function fill(part, content) {
  if (content.length === 0) part.remove();
  else part.append(...content);
}

/** Somebody in danger is not told how the sentence was read. */
function whyOf({ tone, why, citation }) {
  if (tone === 'danger' || !why) return [];
  return citation?.unconfirmed ? [why, '有的细节来源没写、本县也没有确认。'] : [why];
}

function card(given) {
  const answer = template.content.firstElementChild.cloneNode(true);
  const [first, ...lines] = given.text.split('\n');
  answer.dataset.tone = given.tone;
  answer.querySelector('.verdict-word').append(...nodes(given.verdict || first));
  for (const icon of answer.querySelectorAll(`[data-icon]:not([data-icon="${given.tone}"])`)) icon.remove();
  fill(answer.querySelector('.lines'), lines.map(paragraph));
  fill(answer.querySelector('.why'), whyOf(given).map(paragraph));
  fill(answer.querySelector('.choices'), given.choices.map(choiceItem));
  return answer;
}

function show(said, given) {
  for (const old of thread.querySelectorAll('.choices')) old.remove();
  const turn = document.createElement('div');
  turn.className = 'turn';
  const words = document.createElement('p');
  words.className = 'said';
  const who = document.createElement('span');
  who.className = 'unseen';
  who.textContent = '您问:';
  words.append(who, said);
  turn.append(words, card(given));
  thread.prepend(turn);
  home.classList.add('talking');
  field.placeholder = '接着问';
  return turn;
}

/** Puts the reader where the answer is: a typed question keeps its field, a tapped choice has no button to go back to. */
function settle(turn, tapped) {
  if (tapped) turn.querySelector('.verdict').focus({ preventScroll: true });
  else if (matchMedia('(pointer: coarse)').matches) field.blur();
  turn.scrollIntoView({ block: 'nearest' });
}

function take({ answer, refusal }, said, tapped) {
  if (refusal) return complain(refusal.message + refusal.next);
  conversation = answer.conversation;
  form.elements.conversation.value = conversation;
  if (!tapped) field.value = '';
  settle(show(said, answer), tapped);
  lookAfter(answer);
}

async function say(message, said, tapped) {
  if (busy) return;
  setBusy(true);
  complain('');
  try {
    take(await post(message), said, tapped);
  } catch {
    complain(OFFLINE);
  } finally {
    setBusy(false);
  }
}

function ask() {
  const words = field.value.trim();
  if (words !== '') return say({ q: words }, words, false);
  complain('您还没有写要问什么。');
  field.focus();
}

form.noValidate = true;
form.addEventListener('submit', (event) => {
  event.preventDefault();
  ask();
});

// Enter that ends the choice of a Chinese character is not a send.
field.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  ask();
});

for (const link of document.querySelectorAll('[data-example]'))
  link.addEventListener('click', (event) => {
    event.preventDefault();
    field.value = link.textContent;
    field.focus();
    ask();
  });

// The choices of an answer that came with the page are forms of their own.
thread.addEventListener('submit', (event) => {
  const button = event.submitter;
  if (button?.name !== 'choice') return;
  event.preventDefault();
  say({ choice: button.value }, button.textContent, true);
});

addEventListener('offline', () => complain('网断了。您写的还在,连上以后再点一次。'));
addEventListener('online', () => complain(''));

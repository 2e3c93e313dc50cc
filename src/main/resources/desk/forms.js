// What is typed in Tasklist's own forms stays in the browser until it is submitted, and is put back when the form is open again.

import { atSignIn, me, onSignedOut } from './api.js';
import { drop, keep, kept, sweep } from './drafts.js';
import { FORMS, formIn, same } from './form-fields.js';
import { t } from './texts.js';
import { button, el } from './ui.js';

const FORM = 'form';
const SUBMITTED = /\/(task|process-definition)\/(?:[^/]+\/)*submit-form$/;

let hands = new WeakMap(); // the node of a form → what is known of it
let hand = null; // the form that is open: {form, task, place, rest, done}; rest: what was kept and could not be put back

/** The task in whose form something is typed, or null. */
export const formInHand = () => (hand?.form.node.isConnected && Object.keys(typed(hand)).length ? hand.task : null);

/** Where Tasklist keeps what "Save" saves, for whoever opens the task next, whoever that is. */
const forgetSaved = () =>
  Object.keys(localStorage)
    .filter(it => /^(camunda-form|camForm):/.test(it))
    .forEach(it => localStorage.removeItem(it));

onSignedOut(() => {
  hand = null;
  hands = new WeakMap();
  atSignIn() && forgetSaved();
});

/** @param taskOf gives the task that is open, or null */
export function watchForms(taskOf) {
  sweep();
  window.addEventListener('focusin', () => lookAtForms(taskOf()));
  window.addEventListener('pagehide', () => hand?.form.settle());
  new PerformanceObserver(list => list.getEntries().forEach(submitted)).observe({ type: 'resource' });
}

/** Takes the form that is open in hand, if it can be filled in; puts back once what was typed in it before. */
export async function lookAtForms(task) {
  const node = document.querySelector(`.modal ${FORMS}`) ?? document.querySelector(`.task-details ${FORMS}`);
  if (!node || node === hand?.form.node || node.closest('.disabled-form')) {
    return;
  }
  const started = node.closest('.modal')?.querySelector('.modal-title')?.textContent.trim();
  const [{ user }] = await Promise.all([me().catch(() => ({})), drawn()]);
  if (!user || !node.isConnected || node === hand?.form.node) {
    return;
  }
  hand = hands.get(node) ?? null;
  const form = hand ? null : formIn(node);
  if (form?.fields().length) {
    hand = { form, task: started ? null : task, place: [user, started ?? task, FORM], rest: {} };
    hands.set(node, hand);
    putBack(hand, kept(...hand.place).fields ?? {});
    const mine = hand;
    form.listen(() => remember(mine));
  }
}

const frame = () =>
  new Promise(done => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 100);
  });

/** A form that has just come is still busy for two frames: a date put in meanwhile would be taken out again. */
async function drawn() {
  for (let i = 0; i < 4; i++) {
    await frame();
  }
}

/** What differs from what the server gave. */
const typed = ({ form }) =>
  Object.fromEntries(
    form
      .fields()
      .filter(it => !same(it.value, it.given))
      .map(({ name, label, value, given, words }) => [name, { label, value, given, words: words(value) }]),
  );

function remember(it) {
  if (it !== hand || it.done) {
    return;
  }
  const fields = { ...it.rest, ...typed(it) };
  Object.keys(fields).length ? keep(...it.place, { fields }) : drop(...it.place);
}

/** Into those fields alone that the server gives as it did before, and in which nothing is typed yet. */
function putBack(it, fields) {
  if (!Object.keys(fields).length) {
    return;
  }
  it.form.settle();
  const current = () => new Map(it.form.fields().map(field => [field.name, field]));
  const before = current();
  const untouched = name => same(before.get(name)?.given, fields[name].given) && same(before.get(name)?.value, fields[name].given);
  const names = Object.keys(fields).filter(name => before.has(name) && untouched(name));
  names.length && it.form.put(Object.fromEntries(names.map(name => [name, fields[name].value])));
  const after = current();
  const isBack = name => same(after.get(name)?.value, fields[name].value);
  it.rest = Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name) || !isBack(name)));
  const left = Object.entries(it.rest).filter(([name]) => !isBack(name));
  (names.some(isBack) || left.length) && offer(it, names.some(isBack), left, after);
}

function offer(it, isPutBack, left, now) {
  const node = el(
    'div.desk.desk-banner.desk-offer',
    { role: 'status' },
    isPutBack ? el('p', {}, t('form.putBack')) : null,
    left.length
      ? [
          el('p', {}, t('form.left')),
          el('dl.desk-kept', {}, left.map(([name, { label, words }]) => [el('dt', {}, label), el('dd', {}, el('span.desk-text', {}, words || '–'), ' ', el('i', {}, why(now.get(name))))])),
        ]
      : null,
    button(isPutBack ? t('form.anew') : t('form.forget'), () => {
      it.rest = {};
      it.form.put(Object.fromEntries(it.form.fields().map(({ name, given }) => [name, given])));
      remember(it);
      node.remove();
    }),
  );
  it.form.node.before(node);
}

const why = field => (field ? t('form.now', { words: field.words(field.value) || '–' }) : t('form.gone'));

function submitted({ name, responseStatus }) {
  if (hand && SUBMITTED.test(new URL(name).pathname) && responseStatus >= 200 && responseStatus < 300) {
    hand.done = true;
    drop(...hand.place);
  }
}
